# Wrong: picks the rows out, where True or False was asked for.
def too_small(counts):
    """Return for every count whether it is below 10."""
    small = ...
    small = counts[counts < 10]
    return small
