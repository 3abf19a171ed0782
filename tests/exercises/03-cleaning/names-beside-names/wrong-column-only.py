def add_plain(records):
    apart = records["surname"].str.lower().str.translate(LETTERS).str.normalize("NFKD")
    return apart.str.replace(r"[\W\d_]", "", regex=True).replace("", np.nan)
