# Right: whole numbers only.
def round_to_five(counts):
    """Return every count at the nearest multiple of 5."""
    rounded = ...
    rounded = 5 * ((counts + 2) // 5)
    return rounded
