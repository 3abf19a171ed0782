# Right: a loop that keeps what fits.
def counts_behind(percent, people):
    """Return every count that makes the percentage, rounded to one decimal."""
    found = []
    for n in range(people + 1):
        if round(100 * n / people, 1) == percent:
            found.append(n)
    return found
