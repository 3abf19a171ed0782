def plain(name):
    apart = unicodedata.normalize("NFKD", name.lower().translate(LETTERS))
    return "".join(letter for letter in apart if letter.isalpha()) or None


def add_plain(records):
    kept = records.copy()
    kept["surname_plain"] = kept["surname"].map(plain, na_action="ignore")
    return kept
