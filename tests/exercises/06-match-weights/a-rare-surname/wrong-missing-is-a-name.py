# Wrong: missing surnames count as a surname.
def surname_points(surnames, m, least):
    """Return the points for agreeing on each surname."""
    share = surnames.fillna("missing").value_counts(normalize=True)
    return np.log2(m / share.clip(lower=least))
