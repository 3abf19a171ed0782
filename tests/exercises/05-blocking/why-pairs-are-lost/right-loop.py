# Right: a loop over the pairs.
import pandas as pd


def why_lost(true_links, left, right, key):
    counts = {"kept": 0, "missing": 0, "differs": 0}
    for one, other in true_links:
        a, b = left.loc[one, key], right.loc[other, key]
        if pd.isna(a) or pd.isna(b):
            counts["missing"] += 1
        elif a == b:
            counts["kept"] += 1
        else:
            counts["differs"] += 1
    return counts
