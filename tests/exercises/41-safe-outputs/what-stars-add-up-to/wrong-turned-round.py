# Wrong: takes the total from what is shown.
def add_up(shown, total):
    """Return how many people stand behind all stars together."""
    behind = ...
    behind = shown.sum() - total
    return behind
