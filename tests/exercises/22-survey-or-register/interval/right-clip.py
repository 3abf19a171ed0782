# Right: numpy cuts both ends at once, and gives an array.
import numpy as np


def interval(share, weights):
    parts = np.array(weights) / np.sum(weights)
    half = 1.96 * np.sqrt(share * (1 - share) * (parts**2).sum())
    return np.clip([share - half, share + half], 0, 1)
