# Wrong: adds the starting weight once for every column.
def total_weight(agreement, weights, start):
    """Return the match weight of each pair."""
    return (start + (agreement == 1) * weights["agrees"] + (agreement == 0) * weights["differs"]).sum(axis=1)
