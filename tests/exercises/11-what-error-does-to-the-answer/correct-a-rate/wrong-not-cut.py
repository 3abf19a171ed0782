# Wrong: lets a share fall below 0 or rise above 1.
def true_share(seen, sensitivity, specificity):
    """Return the true share behind a share seen through linkage error, or nan where the link tells nothing."""
    if sensitivity + specificity <= 1:
        return float("nan")
    share = ...
    share = (seen + specificity - 1) / (sensitivity + specificity - 1)
    return share
