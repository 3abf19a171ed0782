def add_plain(records):
    plain = []
    for name in records["surname"]:
        if pd.isna(name):
            plain.append(np.nan)
            continue
        letters = ""
        for letter in unicodedata.normalize("NFD", name.lower()):
            letter = letter.translate(LETTERS)
            if unicodedata.category(letter[0]).startswith("L"):
                letters += letter
        plain.append(letters if letters else np.nan)
    return records.assign(surname_plain=plain)
