# Wrong: the answer to the example, typed in.
def similarity(one, other, edits):
    return 1 - 2 / 7
