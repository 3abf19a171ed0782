# Wrong: keeps only the last block.
def join_blocks(left, right, keys):
    for columns in keys:
        pairs = block_on(left, right, columns)
    return pairs
