# Wrong: forgets the starting weight.
def total_weight(agreement, weights, start):
    """Return the match weight of each pair."""
    return ((agreement == 1) * weights["agrees"] + (agreement == 0) * weights["differs"]).sum(axis=1)
