# Wrong: the length is not divided by, only 1 is.
def similarity(one, other, edits):
    return 1 - edits
