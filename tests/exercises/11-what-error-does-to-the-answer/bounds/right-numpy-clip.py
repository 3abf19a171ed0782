# Right: numpy clips both ends.
import numpy as np


def bounds(linked, pupils, missed_at_most, false_at_most):
    low, high = np.clip([linked - false_at_most, linked + missed_at_most], 0, pupils) / pupils
    return low, high


def gap_bounds(first, second):
    """Return the lowest and the highest difference, first less second."""
    return first[0] - second[1], first[1] - second[0]
