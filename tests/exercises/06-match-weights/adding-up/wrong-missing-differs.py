# Wrong: a missing value counts as a difference.
def total_weight(agreement, weights, start):
    """Return the match weight of each pair."""
    return start + ((agreement == 1) * weights["agrees"] + (agreement != 1) * weights["differs"]).sum(axis=1)
