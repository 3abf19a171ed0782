def readings(date):
    parts = str(date).split("-")
    if len(parts) != 3:
        return set()
    year, month, day = parts
    return set(filter(is_real_day, (f"{year}-{month}-{day}", f"{year}-{day}-{month}")))
