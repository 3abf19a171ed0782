# Wrong: codes in the order of the file.
def guess_by_counting(codes, names):
    return codes.map(dict(zip(codes.unique(), names.sort_values(ascending=False).index)))
