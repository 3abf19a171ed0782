# Wrong: subtracts by place, not by name.
import pandas as pd


def unsafe_differences(first, second):
    """Return by how much the tables differ, for the groups where that is 1 to 9."""
    many = min(len(first), len(second))
    gap = abs(pd.Series(second.to_numpy()[:many] - first.to_numpy()[:many], first.index[:many]))
    return gap[gap.between(1, 9)]
