# Right: pandas' own comparison.
def too_small(counts):
    """Return for every count whether it is below 10."""
    small = ...
    small = counts.lt(10)
    return small
