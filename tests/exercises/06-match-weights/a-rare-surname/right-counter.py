# Right: plain Python, counted in a dictionary.
import math
from collections import Counter


def surname_points(surnames, m, least):
    """Return the points for agreeing on each surname."""
    counts = Counter(name for name in surnames if isinstance(name, str))
    total = sum(counts.values())
    return {name: math.log2(m / max(count / total, least)) for name, count in counts.items()}
