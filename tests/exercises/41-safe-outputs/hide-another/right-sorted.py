# Right: goes through the counts from the smallest on.
import numpy as np


def protect(counts):
    """Return the counts with enough of them hidden that their total gives none back."""
    order = counts.sort_values()
    if order.iloc[0] >= 10:
        return counts
    hidden, so_far = [], 0
    for group, count in order.items():
        if count >= 10 and len(hidden) > 1 and so_far >= 10:
            break
        hidden.append(group)
        so_far += count
    safe = counts.astype(float)
    safe[hidden] = np.nan
    return safe
