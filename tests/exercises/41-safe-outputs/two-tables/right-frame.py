# Right: both tables side by side in a frame.
import pandas as pd


def unsafe_differences(first, second):
    """Return by how much the tables differ, for the groups where that is 1 to 9."""
    both = pd.DataFrame({"first": first, "second": second}).fillna(0)
    gap = (both["second"] - both["first"]).abs()
    return gap[(gap > 0) & (gap < 10)]
