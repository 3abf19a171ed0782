# Wrong: all pairs.
def count_pairs(left, right):
    return len(left) * len(right)
