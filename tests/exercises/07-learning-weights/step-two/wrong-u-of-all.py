# Wrong: u among all pairs.
def count_again(patterns, pairs, likely):
    """Return m, u and the share of matches, counted with the probabilities."""
    matches = pairs * likely
    return patterns.T @ matches / matches.sum(), patterns.T @ pairs / pairs.sum(), matches.sum() / pairs.sum()
