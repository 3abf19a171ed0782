# Wrong: takes the names in the order given.
def guess_by_counting(codes, names):
    return codes.map(dict(zip(codes.value_counts().index, names.index)))
