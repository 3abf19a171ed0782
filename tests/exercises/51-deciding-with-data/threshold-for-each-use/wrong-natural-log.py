# Wrong: the natural logarithm.
def best_thresholds(weights, uses):
    return np.log(uses["false_cost"] / uses["missed_cost"])
