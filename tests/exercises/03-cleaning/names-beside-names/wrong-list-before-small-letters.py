def add_plain(records):
    kept = records.copy()
    apart = kept["surname"].str.translate(LETTERS).str.lower().str.normalize("NFKD")
    kept["surname_plain"] = apart.str.replace(r"[\W\d_]", "", regex=True).replace("", np.nan)
    return kept
