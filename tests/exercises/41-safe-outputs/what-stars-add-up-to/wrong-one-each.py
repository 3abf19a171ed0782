# Wrong: takes a star for a one.
def add_up(shown, total):
    """Return how many people stand behind all stars together."""
    behind = ...
    behind = total - shown.fillna(1).sum()
    return behind
