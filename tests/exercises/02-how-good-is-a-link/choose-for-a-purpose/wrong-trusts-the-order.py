# Wrong: takes the first and last row, whatever the order.
def payment_threshold(curve, floor):
    """Return the lowest threshold whose precision is at least the floor."""
    return curve[curve["precision"] >= floor]["threshold"].iloc[0]


def alert_threshold(curve, floor):
    """Return the highest threshold whose recall is at least the floor."""
    return curve[curve["recall"] >= floor]["threshold"].iloc[-1]
