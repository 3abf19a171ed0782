# Wrong: rounded to whole points.
def points_for_agreeing(m, u):
    """Return the match weight of a column that agrees."""
    points = ...
    points = round(np.log2(m / u))
    return points
