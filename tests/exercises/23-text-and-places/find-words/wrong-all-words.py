# Wrong: asks for all words, where one is enough.
def notes_with(words, texts):
    found = pd.Series(True, index=texts.index)
    for word in words:
        found &= texts.str.contains(rf"\b{word}\b", case=False)
    return set(texts.index[found])
