# Wrong: leaves m out.
def surname_points(surnames, m, least):
    """Return the points for agreeing on each surname."""
    share = surnames.value_counts(normalize=True)
    return np.log2(1 / share.clip(lower=least))
