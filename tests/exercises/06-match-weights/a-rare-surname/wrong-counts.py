# Wrong: the count, not the share.
def surname_points(surnames, m, least):
    """Return the points for agreeing on each surname."""
    return np.log2(m / surnames.value_counts().clip(lower=least))
