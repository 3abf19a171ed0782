# Right: Python's round, count by count.
def round_to_five(counts):
    """Return every count at the nearest multiple of 5."""
    rounded = ...
    rounded = counts.map(lambda count: 5 * round(count / 5))
    return rounded
