def readings(date):
    if pd.isna(date) or len(date) != 10:
        return set()
    found = set()
    month, day = int(date[5:7]), int(date[8:])
    if month <= 12 and day <= 31:
        found.add(date)
    if day <= 12 and month <= 31:
        found.add(date[:4] + "-" + date[8:] + "-" + date[5:7])
    return found
