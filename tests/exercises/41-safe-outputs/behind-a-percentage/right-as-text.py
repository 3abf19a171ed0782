# Right: compares the percentage as it is printed.
def counts_behind(percent, people):
    """Return every count that makes the percentage, rounded to one decimal."""
    return {n for n in range(people + 1) if f"{100 * n / people:.1f}" == f"{percent:.1f}"}
