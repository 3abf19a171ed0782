# Right: drops the stars first.
def add_up(shown, total):
    """Return how many people stand behind all stars together."""
    behind = ...
    behind = int(total - sum(shown.dropna()))
    return behind
