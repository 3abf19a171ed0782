# Wrong: missing values are not left out.
import numpy as np


def reweighted_mean(values, group, chance):
    return np.average(values.to_numpy(), weights=(1 / group.map(chance)).to_numpy())
