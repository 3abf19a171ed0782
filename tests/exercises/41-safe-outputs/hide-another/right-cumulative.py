# Right: finds how many of the sorted counts must go.
def protect(counts):
    """Return the counts with enough of them hidden that their total gives none back."""
    order = counts.sort_values(ascending=True, kind="stable")
    number = int((order < 10).sum())
    if number:
        enough = (order.cumsum() >= 10).to_numpy()
        while number < len(order) and (number < 2 or not enough[number - 1]):
            number += 1
    return counts.astype(float).where(~counts.index.isin(order.index[:number]))
