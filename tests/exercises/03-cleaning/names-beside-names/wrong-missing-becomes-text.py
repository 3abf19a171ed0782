def add_plain(records):
    kept = records.copy()
    apart = kept["surname"].astype(str).str.lower().str.translate(LETTERS).str.normalize("NFKD")
    kept["surname_plain"] = apart.str.replace(r"[\W\d_]", "", regex=True).replace("", np.nan)
    return kept
