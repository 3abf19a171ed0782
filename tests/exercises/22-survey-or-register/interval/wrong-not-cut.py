# Wrong: ends beyond 0 and 1.
import numpy as np


def interval(share, weights):
    weights = np.asarray(weights)
    half = 1.96 * (share * (1 - share) / (weights.sum() ** 2 / (weights**2).sum())) ** 0.5
    return share - half, share + half
