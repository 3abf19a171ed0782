# Wrong: missing values agree with each other.
import pandas as pd


def join_blocks(left, right, keys):
    found = set()
    for columns in keys:
        both = left.reset_index().merge(right.reset_index(), on=columns)
        found |= set(pd.MultiIndex.from_frame(both[["schools_id", "earnings_id"]]))
    return found
