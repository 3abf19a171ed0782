# Right: the longer name found with `if`.
def similarity(one, other, edits):
    longer = len(one)
    if len(other) > longer:
        longer = len(other)
    return 1 - edits / longer
