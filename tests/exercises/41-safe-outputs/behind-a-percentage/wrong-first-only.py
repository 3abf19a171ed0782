# Wrong: stops at the first that fits.
def counts_behind(percent, people):
    """Return every count that makes the percentage, rounded to one decimal."""
    for n in range(people + 1):
        if round(100 * n / people, 1) == percent:
            return [n]
    return []
