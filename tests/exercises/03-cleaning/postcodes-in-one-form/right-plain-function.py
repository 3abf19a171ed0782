def one(text):
    if pd.isna(text):
        return None
    text = "".join(text.split()).upper()
    text = text[:2] + text[2:4].translate(DIGITS) + text[4:]
    fits = len(text) == 6 and text[:2].isalpha() and text[2:4].isdigit() and text[4:].isalpha()
    return text if fits else None


def tidy_postcodes(column):
    return pd.Series([one(text) for text in column], index=column.index, dtype=object)
