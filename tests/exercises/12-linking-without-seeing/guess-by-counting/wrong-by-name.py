# Wrong: sorts the names by letter.
def guess_by_counting(codes, names):
    return codes.map(dict(zip(codes.value_counts().index, names.sort_index().index)))
