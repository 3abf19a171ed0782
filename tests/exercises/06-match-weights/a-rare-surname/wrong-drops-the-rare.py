# Wrong: drops the rare ones.
def surname_points(surnames, m, least):
    """Return the points for agreeing on each surname."""
    share = surnames.value_counts(normalize=True)
    return np.log2(m / share[share >= least])
