# Wrong: even odds for everybody.
def best_thresholds(weights, uses):
    return pd.Series(0.0, index=uses.index)
