# Wrong: no brackets, so it divides first.
def true_share(seen, sensitivity, specificity):
    """Return the true share behind a share seen through linkage error, or nan where the link tells nothing."""
    if sensitivity + specificity <= 1:
        return float("nan")
    share = ...
    share = seen + specificity - 1 / sensitivity + specificity - 1
    return min(max(share, 0.0), 1.0)
