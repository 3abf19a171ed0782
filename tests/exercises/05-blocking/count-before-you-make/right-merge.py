# Right, though it makes the pairs after all.
import pandas as pd


def count_pairs(left, right):
    left = pd.DataFrame({"key": left.dropna()})
    right = pd.DataFrame({"key": right.dropna()})
    return len(left.merge(right, on="key"))
