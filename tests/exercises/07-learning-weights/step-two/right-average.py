# Right: weighted means by numpy.
def count_again(patterns, pairs, likely):
    """Return m, u and the share of matches, counted with the probabilities."""
    m = np.average(patterns, axis=0, weights=pairs * likely)
    u = np.average(patterns, axis=0, weights=pairs * (1 - likely))
    share = np.average(likely, weights=pairs)
    return pd.Series(m, patterns.columns), pd.Series(u, patterns.columns), share
