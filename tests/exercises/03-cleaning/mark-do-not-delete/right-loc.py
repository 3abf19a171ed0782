def note_dates(dates, sentinels, times):
    nothing = dates.isna() | dates.str.strip().str.lower().isin(sentinels)
    table = pd.DataFrame(index=dates.index)
    table["birth_year"] = pd.to_numeric(dates.mask(nothing).str.slice(0, 4))
    table["note"] = ""
    first = ~nothing & dates.str.endswith("-01-01", na=False).astype(bool)
    if first.sum() > times * (len(dates) - nothing.sum()) / 365:
        table.loc[first, "note"] = "perhaps a default"
    table.loc[nothing, "note"] = "missing"
    return table
