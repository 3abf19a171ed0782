# Right: True and False for each note, one word after the other.
def notes_with(words, texts):
    found = pd.Series(False, index=texts.index)
    for word in words:
        found |= texts.str.contains(rf"\b{word}\b", flags=re.I)
    return found
