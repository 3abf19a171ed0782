# Wrong: hides the first group that is still shown, not the smallest.
def protect(counts):
    """Return the counts with enough of them hidden that their total gives none back."""
    hidden = counts < 10
    if hidden.any() and not hidden.all() and (hidden.sum() == 1 or counts[hidden].sum() < 10):
        hidden[counts.index[~hidden][0]] = True
    return counts.mask(hidden)
