# Right: works with shares, and cuts at the end.
def bounds(linked, pupils, missed_at_most, false_at_most):
    share = linked / pupils
    return [max(share - false_at_most / pupils, 0.0), min(share + missed_at_most / pupils, 1.0)]


def gap_bounds(first, second):
    (low_1, high_1), (low_2, high_2) = first, second
    return [low_1 - high_2, high_1 - low_2]
