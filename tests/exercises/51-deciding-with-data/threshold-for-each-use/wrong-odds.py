# Wrong: the logarithm forgotten.
def best_thresholds(weights, uses):
    return uses["false_cost"] / uses["missed_cost"]
