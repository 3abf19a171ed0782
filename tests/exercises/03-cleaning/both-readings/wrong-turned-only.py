def readings(date):
    if pd.isna(date):
        return set()
    turned = date[:4] + "-" + date[8:] + "-" + date[5:7]
    return {turned} if is_real_day(turned) else set()
