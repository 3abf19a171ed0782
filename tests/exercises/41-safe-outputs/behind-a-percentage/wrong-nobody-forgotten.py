# Wrong: forgets that it may be nobody.
def counts_behind(percent, people):
    """Return every count that makes the percentage, rounded to one decimal."""
    return [n for n in range(1, people + 1) if round(100 * n / people, 1) == percent]
