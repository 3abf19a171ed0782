# Right: numpy where.
def expected_cost(chances, threshold, false_cost, missed_cost):
    p = np.asarray(chances, dtype=float)
    return np.where(p >= threshold, (1 - p) * false_cost, p * missed_cost).sum()
