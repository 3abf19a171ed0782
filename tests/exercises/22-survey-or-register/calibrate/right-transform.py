# Right: transform gives each row the sum of its band.
def calibrate(answered, totals):
    weight = answered["design_weight"]
    return weight / weight.groupby(answered["age_band"]).transform("sum") * answered["age_band"].map(totals)
