# Right: all counts at once.
import numpy as np


def counts_behind(percent, people):
    """Return every count that makes the percentage, rounded to one decimal."""
    counts = np.arange(people + 1)
    return counts[np.abs(100 * counts / people - percent) < 0.05]
