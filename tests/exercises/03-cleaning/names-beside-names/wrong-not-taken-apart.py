def add_plain(records):
    kept = records.copy()
    lower = kept["surname"].str.lower().str.translate(LETTERS)
    kept["surname_plain"] = lower.str.replace(r"[\W\d_]", "", regex=True).replace("", np.nan)
    return kept
