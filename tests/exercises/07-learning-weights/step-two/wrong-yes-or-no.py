# Wrong: takes every pattern above one half as a match.
def count_again(patterns, pairs, likely):
    """Return m, u and the share of matches, counted with the probabilities."""
    matches = pairs * (likely >= 0.5)
    others = pairs - matches
    return patterns.T @ matches / matches.sum(), patterns.T @ others / others.sum(), matches.sum() / pairs.sum()
