# Right: Python's own mathematics.
import math


def threshold_for(false_harm, missed_harm):
    return math.log(false_harm / missed_harm, 2)
