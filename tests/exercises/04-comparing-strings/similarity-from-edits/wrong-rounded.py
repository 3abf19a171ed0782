# Wrong: rounded.
def similarity(one, other, edits):
    return round(1 - edits / max(len(one), len(other)), 2)
