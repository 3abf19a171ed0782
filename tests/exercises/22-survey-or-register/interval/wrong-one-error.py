# Wrong: one standard error, not 1.96.
import numpy as np


def interval(share, weights):
    weights = np.asarray(weights)
    half = (share * (1 - share) / (weights.sum() ** 2 / (weights**2).sum())) ** 0.5
    return max(share - half, 0), min(share + half, 1)
