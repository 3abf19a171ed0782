# Wrong: two standard errors either side.
def difference(missed_a, pairs_a, missed_b, pairs_b):
    a, b = missed_a / pairs_a, missed_b / pairs_b
    half = 1.96 * np.sqrt(a * (1 - a) / pairs_a + b * (1 - b) / pairs_b)
    return a - b - half, a - b + half
