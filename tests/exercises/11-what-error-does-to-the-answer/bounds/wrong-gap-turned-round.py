# Wrong: the second group less the first.
def bounds(linked, pupils, missed_at_most, false_at_most):
    return max(0, linked - false_at_most) / pupils, min(pupils, linked + missed_at_most) / pupils


def gap_bounds(first, second):
    return second[0] - first[1], second[1] - first[0]
