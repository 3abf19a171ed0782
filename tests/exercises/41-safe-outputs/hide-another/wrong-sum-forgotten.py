# Wrong: hides a second one, but forgets what they add up to.
def protect(counts):
    """Return the counts with enough of them hidden that their total gives none back."""
    hidden = counts < 10
    if hidden.sum() == 1 and len(counts) > 1:
        hidden[counts[~hidden].idxmin()] = True
    return counts.mask(hidden)
