# Wrong: returns after the second block.
def join_blocks(left, right, keys):
    pairs = block_on(left, right, keys[0])
    for columns in keys[1:]:
        pairs = pairs.union(block_on(left, right, columns))
        return pairs
    return pairs
