# Wrong: the chance as weight, not 1 over it.
def reweighted_mean(values, group, chance):
    weights = group.map(chance).to_numpy()[values.notna().to_numpy()]
    numbers = values.dropna().to_numpy()
    return (numbers * weights).sum() / weights.sum()
