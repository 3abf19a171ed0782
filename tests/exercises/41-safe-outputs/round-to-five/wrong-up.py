# Wrong: always up.
def round_to_five(counts):
    """Return every count at the nearest multiple of 5."""
    rounded = ...
    rounded = -5 * (-counts // 5)
    return rounded
