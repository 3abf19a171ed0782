# Wrong: does not store the union.
def join_blocks(left, right, keys):
    pairs = block_on(left, right, keys[0])
    for columns in keys[1:]:
        pairs.union(block_on(left, right, columns))
    return pairs
