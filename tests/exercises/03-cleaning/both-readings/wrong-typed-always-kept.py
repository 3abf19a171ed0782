def readings(date):
    found = set()
    if pd.isna(date):
        return found
    found.add(date)
    turned = date[:4] + "-" + date[8:] + "-" + date[5:7]
    if is_real_day(turned):
        found.add(turned)
    return found
