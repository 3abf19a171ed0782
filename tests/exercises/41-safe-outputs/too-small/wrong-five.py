# Wrong: another town's rule.
def too_small(counts):
    """Return for every count whether it is below 10."""
    small = ...
    small = counts < 5
    return small
