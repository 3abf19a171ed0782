# Wrong: a number, not a list.
def counts_behind(percent, people):
    """Return every count that makes the percentage, rounded to one decimal."""
    return round(percent * people / 100)
