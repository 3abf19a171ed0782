# Wrong: the division the other way round.
def calibrate(answered, totals):
    factor = answered.groupby("age_band")["design_weight"].sum() / totals
    return answered["design_weight"] * answered["age_band"].map(factor)
