# Wrong: takes capitals and small letters as different.
def notes_with(words, texts):
    return set(texts.index[texts.str.contains(r"\b(?:" + "|".join(words) + r")\b")])
