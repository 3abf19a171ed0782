# Wrong: counts records on the left that have a partner.
def count_pairs(left, right):
    return left.dropna().isin(right).sum()
