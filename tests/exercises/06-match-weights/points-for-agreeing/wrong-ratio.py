# Wrong: the ratio, without its logarithm.
def points_for_agreeing(m, u):
    """Return the match weight of a column that agrees."""
    points = ...
    points = m / u
    return points
