# Right: numpy's sum that leaves NaN out.
import numpy as np


def add_up(shown, total):
    """Return how many people stand behind all stars together."""
    behind = ...
    behind = total - np.nansum(shown)
    return behind
