# Wrong: the mean of the groups' means.
def reweighted_mean(values, group, chance):
    return values.groupby(group.to_numpy()).mean().mean()
