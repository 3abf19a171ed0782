# Right: threshold as index, the smallest and largest label.
def payment_threshold(curve, floor):
    """Return the lowest threshold whose precision is at least the floor."""
    kept = curve.set_index("threshold")["precision"]
    return kept[kept.ge(floor)].index.min()


def alert_threshold(curve, floor):
    """Return the highest threshold whose recall is at least the floor."""
    kept = curve.set_index("threshold")["recall"]
    return kept[kept.ge(floor)].index.max()
