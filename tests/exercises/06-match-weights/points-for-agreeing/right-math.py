# Right: plain Python's own logarithm.
import math


def points_for_agreeing(m, u):
    return math.log(m / u, 2)
