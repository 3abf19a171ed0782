# Wrong: the points for differing.
def points_for_agreeing(m, u):
    """Return the match weight of a column that agrees."""
    points = ...
    points = np.log2((1 - m) / (1 - u))
    return points
