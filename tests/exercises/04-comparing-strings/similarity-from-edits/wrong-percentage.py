# Wrong: a percentage.
def similarity(one, other, edits):
    return 100 * (1 - edits / max(len(one), len(other)))
