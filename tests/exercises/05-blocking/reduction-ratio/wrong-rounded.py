# Wrong: rounded.
def reduction_ratio(pairs, left, right):
    all_pairs = len(left) * len(right)
    return round(1 - len(pairs) / all_pairs, 2)
