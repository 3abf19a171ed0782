# Right: its own means, thresholds in the index.
import pandas as pd


def gap_by_threshold(scores, thresholds, schools, earnings):
    pairs = scores.rename("score").reset_index()
    pairs["meals"] = pairs["schools_id"].map(schools["free_school_meals"])
    pairs["pay"] = pairs["earnings_id"].map(earnings["pay_at_25"].astype(float))
    found = {}
    for threshold in thresholds:
        kept = pairs[pairs["score"] >= threshold]
        mean = kept.groupby("meals")["pay"].mean().reindex([True, False])
        found[threshold] = {"links": len(kept), "gap": mean[True] / mean[False] - 1}
    return pd.DataFrame.from_dict(found, orient="index").rename_axis("threshold")
