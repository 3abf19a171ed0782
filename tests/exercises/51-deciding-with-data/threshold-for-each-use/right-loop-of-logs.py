# Right: a plain loop and a dict.
import math


def best_thresholds(weights, uses):
    return {use: math.log2(uses.loc[use, "false_cost"]) - math.log2(uses.loc[use, "missed_cost"]) for use in uses.index}
