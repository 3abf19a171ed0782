# Wrong: divided the other way round.
def reduction_ratio(pairs, left, right):
    all_pairs = len(left) * len(right)
    return 1 - all_pairs / len(pairs)
