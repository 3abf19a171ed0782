# Right: products of a table and a column.
def count_again(patterns, pairs, likely):
    """Return m, u and the share of matches, counted with the probabilities."""
    matches, others = pairs * likely, pairs * (1 - likely)
    return patterns.T @ matches / matches.sum(), patterns.T @ others / others.sum(), matches.sum() / pairs.sum()
