# Wrong: multiplies before it rounds.
def round_to_five(counts):
    """Return every count at the nearest multiple of 5."""
    rounded = ...
    rounded = (counts * 5).round() / 5
    return rounded
