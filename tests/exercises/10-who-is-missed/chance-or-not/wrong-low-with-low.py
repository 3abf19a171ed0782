# Wrong: low with low, high with high.
def difference(missed_a, pairs_a, missed_b, pairs_b):
    a, b = missed_a / pairs_a, missed_b / pairs_b
    low_a, high_a = linkage.wilson(missed_a, pairs_a)
    low_b, high_b = linkage.wilson(missed_b, pairs_b)
    return a - b - np.hypot(a - low_a, b - low_b), a - b + np.hypot(high_a - a, high_b - b)
