# Right: a numpy array in the same order.
import numpy as np


def too_small(counts):
    """Return for every count whether it is below 10."""
    small = ...
    small = np.less(counts.to_numpy(), 10)
    return small
