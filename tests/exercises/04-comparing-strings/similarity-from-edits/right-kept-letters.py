# Right: the letters kept, over all letters.
def similarity(one, other, edits):
    longer = max(len(one), len(other))
    return (longer - edits) / longer
