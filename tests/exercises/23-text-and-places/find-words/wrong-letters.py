# Wrong: finds the letters inside other words.
def notes_with(words, texts):
    return set(texts.index[texts.str.contains("|".join(words), case=False)])
