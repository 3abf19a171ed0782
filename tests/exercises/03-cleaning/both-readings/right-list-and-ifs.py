def readings(date):
    found = []
    if not isinstance(date, str):
        return found
    if is_real_day(date):
        found.append(date)
    turned = "-".join([date[:4], date[8:], date[5:7]])
    if is_real_day(turned) and turned not in found:
        found.append(turned)
    return found
