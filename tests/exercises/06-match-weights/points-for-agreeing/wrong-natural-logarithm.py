# Wrong: the natural logarithm.
def points_for_agreeing(m, u):
    """Return the match weight of a column that agrees."""
    points = ...
    points = np.log(m / u)
    return points
