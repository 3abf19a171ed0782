# Right: groups, and the larger of two numbers.
def surname_points(surnames, m, least):
    """Return the points for agreeing on each surname."""
    known = surnames.dropna()
    share = known.groupby(known).size() / len(known)
    return np.log2(m) - np.log2(np.maximum(share, least))
