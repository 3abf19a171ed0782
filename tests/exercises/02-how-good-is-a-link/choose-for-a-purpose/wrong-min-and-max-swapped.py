# Wrong: the strictest payment and the loosest alert.
def payment_threshold(curve, floor):
    """Return the lowest threshold whose precision is at least the floor."""
    return curve[curve["precision"] >= floor]["threshold"].max()


def alert_threshold(curve, floor):
    """Return the highest threshold whose recall is at least the floor."""
    return curve[curve["recall"] >= floor]["threshold"].min()
