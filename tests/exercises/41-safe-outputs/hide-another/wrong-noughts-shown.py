# Wrong: shows a nought.
def protect(counts):
    """Return the counts with enough of them hidden that their total gives none back."""
    hidden = (counts < 10) & (counts > 0)
    if hidden.any() and not hidden.all() and (hidden.sum() == 1 or counts[hidden].sum() < 10):
        hidden[counts[~hidden].idxmin()] = True
    return counts.mask(hidden)
