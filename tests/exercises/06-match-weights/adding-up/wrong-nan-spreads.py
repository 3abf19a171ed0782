# Wrong: one missing value spoils the sum.
def total_weight(agreement, weights, start):
    """Return the match weight of each pair."""
    points = agreement * weights["agrees"] + (1 - agreement) * weights["differs"]
    return start + points.sum(axis=1, skipna=False)
