# Wrong: asks all columns to agree.
def join_blocks(left, right, keys):
    columns = sorted({column for block in keys for column in block})
    return block_on(left, right, columns)
