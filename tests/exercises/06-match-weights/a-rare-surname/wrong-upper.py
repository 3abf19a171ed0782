# Wrong: lowers the common ones.
def surname_points(surnames, m, least):
    """Return the points for agreeing on each surname."""
    share = surnames.value_counts(normalize=True)
    return np.log2(m / share.clip(upper=least))
