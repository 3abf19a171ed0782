# Right: numpy cuts the share to its limits.
import numpy as np


def true_share(seen, sensitivity, specificity):
    told = sensitivity + specificity - 1
    return np.clip((seen + specificity - 1) / told, 0, 1) if told > 0 else np.nan
