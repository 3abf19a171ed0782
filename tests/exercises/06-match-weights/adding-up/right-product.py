# Right: the product of a table and a column.
def total_weight(agreement, weights, start):
    """Return the match weight of each pair."""
    ordered = weights.loc[agreement.columns]
    points = (agreement == 1).astype(float) @ ordered["agrees"] + (agreement == 0).astype(float) @ ordered["differs"]
    return points + start
