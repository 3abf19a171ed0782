# Wrong: forgets what differing costs.
def total_weight(agreement, weights, start):
    """Return the match weight of each pair."""
    return start + (agreement * weights["agrees"]).sum(axis=1)
