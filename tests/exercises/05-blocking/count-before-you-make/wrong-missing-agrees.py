# Wrong: two missing keys agree.
def count_pairs(left, right):
    return (left.value_counts(dropna=False) * right.value_counts(dropna=False)).sum()
