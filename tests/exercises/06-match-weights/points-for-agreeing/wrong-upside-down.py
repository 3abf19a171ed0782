# Wrong: divided the other way round.
def points_for_agreeing(m, u):
    """Return the match weight of a column that agrees."""
    points = ...
    points = np.log2(u / m)
    return points
