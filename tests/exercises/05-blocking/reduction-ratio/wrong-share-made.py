# Wrong: the share that has to be compared.
def reduction_ratio(pairs, left, right):
    all_pairs = len(left) * len(right)
    return len(pairs) / all_pairs
