# Wrong: typed in by hand.
def notes_with(words, texts):
    return {"E2", "E3"}
