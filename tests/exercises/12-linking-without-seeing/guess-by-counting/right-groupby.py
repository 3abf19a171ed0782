# Right: groups sorted by size.
def guess_by_counting(codes, names):
    ranked = codes.groupby(codes).size().sort_values().index[::-1]
    known = list(names.sort_values().index[::-1]) + [None] * len(ranked)
    return codes.map({code: known[i] for i, code in enumerate(ranked)})
