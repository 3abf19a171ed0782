# Right: sorts, then takes the first row.
def payment_threshold(curve, floor):
    """Return the lowest threshold whose precision is at least the floor."""
    return curve.query("precision >= @floor").sort_values("threshold")["threshold"].iloc[0]


def alert_threshold(curve, floor):
    """Return the highest threshold whose recall is at least the floor."""
    return curve.query("recall >= @floor").sort_values("threshold", ascending=False)["threshold"].iloc[0]
