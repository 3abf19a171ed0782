# Wrong: takes the ends from each other.
def difference(missed_a, pairs_a, missed_b, pairs_b):
    low_a, high_a = linkage.wilson(missed_a, pairs_a)
    low_b, high_b = linkage.wilson(missed_b, pairs_b)
    return low_a - high_b, high_a - low_b
