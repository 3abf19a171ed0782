# Wrong: takes the largest count away only.
def add_up(shown, total):
    """Return how many people stand behind all stars together."""
    behind = ...
    behind = total - shown.max()
    return behind
