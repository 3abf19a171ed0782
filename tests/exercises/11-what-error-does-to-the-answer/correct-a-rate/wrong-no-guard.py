# Wrong: gives an answer for a link that tells nothing.
def true_share(seen, sensitivity, specificity):
    """Return the true share behind a share seen through linkage error, or nan where the link tells nothing."""
    share = ...
    share = (seen + specificity - 1) / (sensitivity + specificity - 1 or 1e-9)
    return min(max(share, 0.0), 1.0)
