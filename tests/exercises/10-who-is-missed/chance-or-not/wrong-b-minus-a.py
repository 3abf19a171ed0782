# Wrong: B minus A.
def difference(missed_a, pairs_a, missed_b, pairs_b):
    a, b = missed_a / pairs_a, missed_b / pairs_b
    low_a, high_a = linkage.wilson(missed_a, pairs_a)
    low_b, high_b = linkage.wilson(missed_b, pairs_b)
    return b - a - np.hypot(b - low_b, high_a - a), b - a + np.hypot(high_b - b, a - low_a)
