# Wrong: shares below 0 and above 1.
def bounds(linked, pupils, missed_at_most, false_at_most):
    return (linked - false_at_most) / pupils, (linked + missed_at_most) / pupils


def gap_bounds(first, second):
    """Return the lowest and the highest difference, first less second."""
    return first[0] - second[1], first[1] - second[0]
