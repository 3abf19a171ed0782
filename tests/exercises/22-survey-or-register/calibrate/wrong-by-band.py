# Wrong: one value a band, not one a row.
def calibrate(answered, totals):
    return totals / answered.groupby("age_band")["design_weight"].sum()
