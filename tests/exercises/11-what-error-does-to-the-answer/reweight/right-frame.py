# Right: a frame with the missing rows dropped.
def reweighted_mean(values, group, chance):
    table = values.rename("value").to_frame().assign(weight=(1 / group.map(chance)).to_numpy()).dropna()
    return (table["value"] * table["weight"]).sum() / table["weight"].sum()
