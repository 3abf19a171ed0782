# Right: numpy, column by column.
def total_weight(agreement, weights, start):
    """Return the match weight of each pair."""
    total = np.full(len(agreement), float(start))
    for name in agreement:
        agrees, differs = weights.loc[name, ["agrees", "differs"]]
        total += np.select([agreement[name] == 1, agreement[name] == 0], [agrees, differs], 0.0)
    return pd.Series(total, agreement.index)
