# Wrong: the share that was edited.
def similarity(one, other, edits):
    return edits / max(len(one), len(other))
