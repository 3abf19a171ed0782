# Wrong: the pairs that all blocks make.
def join_blocks(left, right, keys):
    pairs = block_on(left, right, keys[0])
    for columns in keys[1:]:
        pairs = pairs.intersection(block_on(left, right, columns))
    return pairs
