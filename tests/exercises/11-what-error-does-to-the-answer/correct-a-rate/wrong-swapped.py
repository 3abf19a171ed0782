# Wrong: sensitivity where specificity belongs.
def true_share(seen, sensitivity, specificity):
    """Return the true share behind a share seen through linkage error, or nan where the link tells nothing."""
    if sensitivity + specificity <= 1:
        return float("nan")
    share = ...
    share = (seen + sensitivity - 1) / (sensitivity + specificity - 1)
    return min(max(share, 0.0), 1.0)
