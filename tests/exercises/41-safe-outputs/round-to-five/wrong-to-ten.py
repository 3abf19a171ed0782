# Wrong: to the nearest ten.
def round_to_five(counts):
    """Return every count at the nearest multiple of 5."""
    rounded = ...
    rounded = counts.round(-1)
    return rounded
