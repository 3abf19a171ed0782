# Wrong: the weights of missing values stay below the line.
import numpy as np


def reweighted_mean(values, group, chance):
    weights = (1 / group.map(chance)).to_numpy()
    return np.nansum(values.to_numpy() * weights) / weights.sum()
