# Wrong: counts the rows of a band and forgets the design weights.
def calibrate(answered, totals):
    factor = totals / answered["age_band"].value_counts()
    return answered["age_band"].map(factor)
