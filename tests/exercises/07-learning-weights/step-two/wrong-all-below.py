# Wrong: divides by all pairs.
def count_again(patterns, pairs, likely):
    """Return m, u and the share of matches, counted with the probabilities."""
    m = patterns.mul(pairs * likely, axis=0).sum() / pairs.sum()
    u = patterns.mul(pairs * (1 - likely), axis=0).sum() / pairs.sum()
    return m, u, (pairs * likely).sum() / pairs.sum()
