# Wrong: one factor for everybody, so the young stay too few.
def calibrate(answered, totals):
    return answered["design_weight"] * totals.sum() / answered["design_weight"].sum()
