# Wrong: the ratio the wrong way round.
def best_thresholds(weights, uses):
    return np.log2(uses["missed_cost"] / uses["false_cost"])
