# Wrong: thresholds of the three uses typed in.
def best_thresholds(weights, uses):
    return {"invitation": -3.0, "statistic": 0.0, "grant": 3.9}
