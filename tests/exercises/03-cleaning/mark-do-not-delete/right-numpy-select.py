def note_dates(dates, sentinels, times):
    nothing = dates.isna() | dates.str.strip().str.lower().isin(sentinels)
    known = dates.mask(nothing)
    january = known.str.endswith("-01-01", na=False).astype(bool)
    many = january.sum() > times * known.count() / 365
    note = np.select([nothing, january & many], ["missing", "perhaps a default"], "")
    return pd.DataFrame({"birth_year": known.str[:4], "note": note}, index=dates.index)
