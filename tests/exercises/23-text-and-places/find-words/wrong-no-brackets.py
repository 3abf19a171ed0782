# Wrong: the edges belong to the first and the last word only.
def notes_with(words, texts):
    return set(texts.index[texts.str.contains(r"\b" + "|".join(words) + r"\b", case=False)])
