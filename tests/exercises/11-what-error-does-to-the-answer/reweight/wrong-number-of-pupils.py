# Wrong: divides by the number of pupils, not by the weights.
def reweighted_mean(values, group, chance):
    weights = (1 / group.map(chance)).to_numpy()
    return (values * weights).mean()
