# Right: plain Python over the rows.
def payment_threshold(curve, floor):
    """Return the lowest threshold whose precision is at least the floor."""
    return min(row.threshold for row in curve.itertuples() if row.precision >= floor)


def alert_threshold(curve, floor):
    """Return the highest threshold whose recall is at least the floor."""
    return max(row.threshold for row in curve.itertuples() if row.recall >= floor)
