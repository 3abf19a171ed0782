# Right: each weight is tried.
def best_thresholds(weights, uses):
    p, found = 1 / (1 + 2.0**-weights), {}
    for use, row in uses.iterrows():
        costs = {}
        for line in [*weights.unique(), weights.max() + 1]:
            linked = weights >= line
            costs[line] = (1 - p[linked]).sum() * row["false_cost"] + p[~linked].sum() * row["missed_cost"]
        found[use] = min(costs, key=costs.get)
    return found
