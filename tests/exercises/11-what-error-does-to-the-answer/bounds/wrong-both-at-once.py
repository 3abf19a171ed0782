# Wrong: the high end takes the false links off as well.
def bounds(linked, pupils, missed_at_most, false_at_most):
    return max(0, linked - false_at_most) / pupils, min(pupils, linked + missed_at_most - false_at_most) / pupils


def gap_bounds(first, second):
    """Return the lowest and the highest difference, first less second."""
    return first[0] - second[1], first[1] - second[0]
