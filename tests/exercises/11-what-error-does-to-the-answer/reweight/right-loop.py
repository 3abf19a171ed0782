# Right: plain Python, one pupil at a time.
import pandas as pd


def reweighted_mean(values, group, chance):
    top = bottom = 0.0
    for value, name in zip(values, group, strict=True):
        if not pd.isna(value):
            top += value / chance[name]
            bottom += 1 / chance[name]
    return top / bottom
