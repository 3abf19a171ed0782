def readings(date):
    if pd.isna(date):
        return set()
    turned = date[:4] + "-" + date[8:] + "-" + date[5:7]
    return date if is_real_day(date) else turned
