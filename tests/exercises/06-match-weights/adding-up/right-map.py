# Right: noughts and ones replaced by points.
def total_weight(agreement, weights, start):
    """Return the match weight of each pair."""
    found = [agreement[name].map({1: weights.loc[name, "agrees"], 0: weights.loc[name, "differs"]}) for name in agreement]
    return pd.concat(found, axis=1).sum(axis=1) + start
