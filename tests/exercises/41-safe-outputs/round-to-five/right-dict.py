# Right: a dictionary by group.
def round_to_five(counts):
    """Return every count at the nearest multiple of 5."""
    rounded = ...
    rounded = {group: 5 * int(count / 5 + 0.5) for group, count in counts.items()}
    return rounded
