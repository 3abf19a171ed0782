# Wrong: hides the small ones, and leaves it at that.
def protect(counts):
    """Return the counts with enough of them hidden that their total gives none back."""
    return counts.mask(counts < 10)
