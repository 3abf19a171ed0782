# Right: sets, with the empty case first.
import math


def recall(links, true_links):
    real = set(true_links)
    if not real:
        return math.nan
    return len(real.intersection(links)) / len(real)
