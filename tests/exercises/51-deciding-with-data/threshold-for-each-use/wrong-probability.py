# Wrong: a probability instead of a weight.
def best_thresholds(weights, uses):
    return uses["false_cost"] / (uses["false_cost"] + uses["missed_cost"])
