# Wrong: compares low with low and high with high.
def bounds(linked, pupils, missed_at_most, false_at_most):
    return max(0, linked - false_at_most) / pupils, min(pupils, linked + missed_at_most) / pupils


def gap_bounds(first, second):
    return first[0] - second[0], first[1] - second[1]
