# Wrong: the label of a row, not its threshold.
def payment_threshold(curve, floor):
    """Return the lowest threshold whose precision is at least the floor."""
    return curve[curve["precision"] >= floor].index.min()


def alert_threshold(curve, floor):
    """Return the highest threshold whose recall is at least the floor."""
    return curve[curve["recall"] >= floor].index.max()
