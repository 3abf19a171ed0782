# Wrong: hides one more even where nothing is small.
def protect(counts):
    """Return the counts with enough of them hidden that their total gives none back."""
    hidden = counts < 10
    if not hidden.all() and (hidden.sum() < 2 or counts[hidden].sum() < 10):
        hidden[counts[~hidden].idxmin()] = True
    return counts.mask(hidden)
