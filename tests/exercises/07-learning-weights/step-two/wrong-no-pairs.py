# Wrong: every pattern counts once.
def count_again(patterns, pairs, likely):
    """Return m, u and the share of matches, counted with the probabilities."""
    m = patterns.mul(likely, axis=0).sum() / likely.sum()
    u = patterns.mul(1 - likely, axis=0).sum() / (1 - likely).sum()
    return m, u, likely.mean()
