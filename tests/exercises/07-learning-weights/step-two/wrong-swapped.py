# Wrong: m and u have changed places.
def count_again(patterns, pairs, likely):
    """Return m, u and the share of matches, counted with the probabilities."""
    matches, others = pairs * likely, pairs * (1 - likely)
    return patterns.T @ others / others.sum(), patterns.T @ matches / matches.sum(), matches.sum() / pairs.sum()
