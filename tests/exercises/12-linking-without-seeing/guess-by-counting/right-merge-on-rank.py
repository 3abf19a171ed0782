# Right: ranks, then a merge.
def guess_by_counting(codes, names):
    code_rank = codes.map(codes.value_counts().rank(ascending=False))
    name_by_rank = pd.Series(names.index, index=names.rank(ascending=False))
    return code_rank.map(name_by_rank)
