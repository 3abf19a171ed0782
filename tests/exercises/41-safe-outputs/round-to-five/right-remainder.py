# Right: takes the remainder away, and adds five where it was more than two.
def round_to_five(counts):
    """Return every count at the nearest multiple of 5."""
    rounded = ...
    rounded = counts - counts % 5 + 5 * (counts % 5 > 2)
    return rounded
