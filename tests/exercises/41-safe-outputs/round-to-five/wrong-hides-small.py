# Wrong: hides small counts as well.
def round_to_five(counts):
    """Return every count at the nearest multiple of 5."""
    rounded = ...
    rounded = (5 * ((counts + 2) // 5)).where(counts >= 10)
    return rounded
