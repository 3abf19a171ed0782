# Wrong: counts stars, not people.
def add_up(shown, total):
    """Return how many people stand behind all stars together."""
    behind = ...
    behind = shown.isna().sum()
    return behind
