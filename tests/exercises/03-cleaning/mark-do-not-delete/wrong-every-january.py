def note_dates(dates, sentinels, times):
    nothing = dates.isna() | dates.str.strip().str.lower().isin(sentinels)
    january = (dates.str[5:] == "01-01") & ~nothing
    note = pd.Series("", index=dates.index)
    note[nothing] = "missing"
    if True:
        note[january] = "perhaps a default"
    return pd.DataFrame({"birth_year": dates.str[:4].where(~nothing).astype(float), "note": note})
