# Wrong: wants the percentage to the last decimal.
def counts_behind(percent, people):
    """Return every count that makes the percentage, rounded to one decimal."""
    return [n for n in range(people + 1) if 100 * n / people == percent]
