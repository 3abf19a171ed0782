def add_plain(records):
    kept = records.copy()
    apart = kept["surname"].str.casefold().str.translate(LETTERS).str.normalize("NFKD")
    plain = apart.str.replace(r"[^\w]|[0-9_]", "", regex=True)
    kept["surname_plain"] = plain.where(plain != "")
    return kept
