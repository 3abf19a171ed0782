# Wrong: the factor, not the new weight.
def calibrate(answered, totals):
    factor = totals / answered.groupby("age_band")["design_weight"].sum()
    return answered["age_band"].map(factor)
