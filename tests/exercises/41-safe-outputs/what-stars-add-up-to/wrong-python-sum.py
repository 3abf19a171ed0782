# Wrong: Python's sum stumbles over a NaN.
def add_up(shown, total):
    """Return how many people stand behind all stars together."""
    behind = ...
    behind = total - sum(shown)
    return behind
