# Wrong: one guess for each code, not for each record.
def guess_by_counting(codes, names):
    return pd.Series(dict(zip(codes.value_counts().index, names.sort_values(ascending=False).index)))
