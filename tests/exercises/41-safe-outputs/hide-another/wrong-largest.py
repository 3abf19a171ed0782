# Wrong: hides the largest that is still shown.
def protect(counts):
    """Return the counts with enough of them hidden that their total gives none back."""
    hidden = counts < 10
    if hidden.any() and not hidden.all() and (hidden.sum() == 1 or counts[hidden].sum() < 10):
        hidden[counts[~hidden].idxmax()] = True
    return counts.mask(hidden)
