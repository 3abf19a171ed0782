# Wrong: a percentage.
def reduction_ratio(pairs, left, right):
    all_pairs = len(left) * len(right)
    return 100 * (1 - len(pairs) / all_pairs)
