def readings(date):
    if pd.isna(date) or not is_real_day(date):
        return set()
    turned = date[:4] + "-" + date[8:] + "-" + date[5:7]
    return {day for day in (date, turned) if is_real_day(day)}
