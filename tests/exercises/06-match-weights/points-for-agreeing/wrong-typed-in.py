# Wrong: the points of the example.
def points_for_agreeing(m, u):
    """Return the match weight of a column that agrees."""
    points = ...
    points = 3
    return points
