# Wrong: the nearest count, even if it does not fit, and one only.
def counts_behind(percent, people):
    """Return every count that makes the percentage, rounded to one decimal."""
    return [round(percent * people / 100)]
