# Right: the difference of two logarithms.
def points_for_agreeing(m, u):
    """Return the match weight of a column that agrees."""
    points = ...
    points = np.log2(m) - np.log2(u)
    return points
