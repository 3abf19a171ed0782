# Wrong: the length of the shorter name.
def similarity(one, other, edits):
    return 1 - edits / min(len(one), len(other))
