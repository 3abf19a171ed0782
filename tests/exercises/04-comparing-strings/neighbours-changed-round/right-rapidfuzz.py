# Right: another library, and the restricted distance.
from rapidfuzz.distance import OSA


def distance(one, other):
    return OSA.distance(one, other)
