# Wrong: counts the values that both sides have.
def count_pairs(left, right):
    return len(set(left.dropna()) & set(right.dropna()))
