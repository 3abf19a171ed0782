# Wrong: the commonest code gets the rarest name.
def guess_by_counting(codes, names):
    return codes.map(dict(zip(codes.value_counts().index, names.sort_values().index)))
