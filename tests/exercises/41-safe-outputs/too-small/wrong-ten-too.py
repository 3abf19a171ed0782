# Wrong: ten may be published.
def too_small(counts):
    """Return for every count whether it is below 10."""
    small = ...
    small = counts <= 10
    return small
