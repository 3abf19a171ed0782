# Right: the pairs spared, divided by all pairs.
def reduction_ratio(pairs, left, right):
    all_pairs = len(left) * len(right)
    return (all_pairs - len(pairs)) / all_pairs
