# Right: tries all that is possible and takes the extremes.
import numpy as np


def bounds(linked, pupils, missed_at_most, false_at_most):
    possible = [
        linked - false + missed
        for false in range(min(linked, false_at_most) + 1)
        for missed in range(min(pupils - linked, missed_at_most) + 1)
    ]
    return np.array([min(possible), max(possible)]) / pupils


def gap_bounds(first, second):
    gaps = [one - other for one in first for other in second]
    return min(gaps), max(gaps)
