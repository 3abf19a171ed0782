def add_plain(records):
    kept = records.copy()
    apart = kept["surname"].str.lower().str.translate(LETTERS).str.normalize("NFKD")
    kept["surname"] = apart.str.replace(r"[\W\d_]", "", regex=True).replace("", np.nan)
    kept["surname_plain"] = kept["surname"]
    return kept
