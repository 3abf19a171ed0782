# Wrong: goes by the place of a column, not by its name.
def total_weight(agreement, weights, start):
    """Return the match weight of each pair."""
    agrees, differs = weights["agrees"].to_numpy(), weights["differs"].to_numpy()
    values = agreement.to_numpy()
    return pd.Series(start + ((values == 1) * agrees + (values == 0) * differs).sum(axis=1), agreement.index)
