# Wrong: a nought is below ten.
def too_small(counts):
    """Return for every count whether it is below 10."""
    small = ...
    small = (counts < 10) & (counts > 0)
    return small
