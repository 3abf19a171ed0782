def add_plain(records):
    kept = records.copy()
    kept["surname_plain"] = kept["surname"].str.lower().str.replace("[^a-z]", "", regex=True).replace("", np.nan)
    return kept
