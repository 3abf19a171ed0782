# Wrong: a pair that two blocks make is there twice.
def join_blocks(left, right, keys):
    pairs = block_on(left, right, keys[0])
    for columns in keys[1:]:
        pairs = pairs.append(block_on(left, right, columns))
    return pairs
