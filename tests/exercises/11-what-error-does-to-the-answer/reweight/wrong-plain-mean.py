# Wrong: no weights at all.
def reweighted_mean(values, group, chance):
    return values.mean()
