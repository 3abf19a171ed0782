# Wrong: the length of the first name, whichever is longer.
def similarity(one, other, edits):
    return 1 - edits / len(one)
