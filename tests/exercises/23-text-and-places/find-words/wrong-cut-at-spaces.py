# Wrong: a full stop stays on the word, and words of two are never found.
def notes_with(words, texts):
    return {one for one, text in texts.items() if set(text.lower().split()) & set(words)}
