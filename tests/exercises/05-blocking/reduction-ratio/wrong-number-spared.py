# Wrong: a number, not a share.
def reduction_ratio(pairs, left, right):
    all_pairs = len(left) * len(right)
    return all_pairs - len(pairs)
