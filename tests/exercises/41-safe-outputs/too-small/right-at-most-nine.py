# Right: counts are whole, so at most nine is below ten.
def too_small(counts):
    """Return for every count whether it is below 10."""
    small = ...
    small = counts <= 9
    return small
