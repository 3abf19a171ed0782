def readings(date):
    if pd.isna(date):
        return set()
    return {date, date[:4] + "-" + date[8:] + "-" + date[5:7]}
