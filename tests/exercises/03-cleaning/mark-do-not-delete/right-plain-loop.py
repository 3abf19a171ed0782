def note_dates(dates, sentinels, times):
    known = [date for date in dates if not pd.isna(date) and date.strip().lower() not in sentinels]
    january = sum(date.endswith("-01-01") for date in known)
    too_many = january * 365 > times * len(known)
    rows = []
    for date in dates:
        if pd.isna(date) or date.strip().lower() in sentinels:
            rows.append((None, "missing"))
        elif too_many and date.endswith("-01-01"):
            rows.append((int(date[:4]), "perhaps a default"))
        else:
            rows.append((int(date[:4]), ""))
    return pd.DataFrame(rows, columns=["birth_year", "note"], index=dates.index)
