# Right: with numpy.
import numpy as np


def reduction_ratio(pairs, left, right):
    return np.subtract(1, np.divide(len(pairs), np.prod([len(left), len(right)])))
