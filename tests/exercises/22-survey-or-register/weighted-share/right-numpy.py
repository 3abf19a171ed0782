# Right: numpy's weighted mean.
import numpy as np


def weighted_share(survey, column, answer):
    rows = survey.dropna(subset=[column])
    return np.average(rows[column] == answer, weights=rows["design_weight"])
