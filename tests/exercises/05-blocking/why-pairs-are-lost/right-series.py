# Right: gives a Series of counts.
import pandas as pd


def why_lost(true_links, left, right, key):
    pairs = true_links.to_frame(index=False)
    pairs = pairs.join(left[key].rename("a"), on="schools_id").join(right[key].rename("b"), on="earnings_id")
    missing = pairs[["a", "b"]].isna().any(axis=1).sum()
    kept = (pairs["a"] == pairs["b"]).sum()
    return pd.Series({"kept": kept, "missing": missing, "differs": len(pairs) - kept - missing})
