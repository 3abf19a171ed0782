# Wrong: forgets the least share.
def surname_points(surnames, m, least):
    """Return the points for agreeing on each surname."""
    return np.log2(m / surnames.value_counts(normalize=True))
