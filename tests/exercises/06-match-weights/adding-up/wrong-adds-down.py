# Wrong: adds up columns, not rows.
def total_weight(agreement, weights, start):
    """Return the match weight of each pair."""
    return start + ((agreement == 1) * weights["agrees"] + (agreement == 0) * weights["differs"]).sum()
