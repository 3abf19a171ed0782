# Right: plain Python, band by band.
import pandas as pd


def calibrate(answered, totals):
    new = pd.Series(0.0, index=answered.index)
    for band in answered["age_band"].unique():
        mine = answered["age_band"] == band
        weights = answered.loc[mine, "design_weight"]
        new[mine] = weights * totals[band] / weights.sum()
    return new
