# Wrong: forgets that it may be everybody.
def counts_behind(percent, people):
    """Return every count that makes the percentage, rounded to one decimal."""
    return [n for n in range(people) if round(100 * n / people, 1) == percent]
