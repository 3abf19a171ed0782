# Right: sets of plain Python.
def join_blocks(left, right, keys):
    found = set()
    for columns in keys:
        found |= set(block_on(left, right, columns))
    return found
