# Wrong: rounds to whole per cents.
def counts_behind(percent, people):
    """Return every count that makes the percentage, rounded to one decimal."""
    return [n for n in range(people + 1) if round(100 * n / people) == round(percent)]
