def readings(date):
    found = set()
    for form in ("%Y-%m-%d", "%Y-%d-%m"):
        day = pd.to_datetime(date, format=form, errors="coerce")
        if pd.notna(day) and len(str(date)) == 10:
            found.add(day.strftime("%Y-%m-%d"))
    return found
