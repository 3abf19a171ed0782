# Wrong: divides by all records, those without a surname too.
def surname_points(surnames, m, least):
    """Return the points for agreeing on each surname."""
    share = surnames.value_counts() / len(surnames)
    return np.log2(m / share.clip(lower=least))
