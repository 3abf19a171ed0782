# Wrong: one interval for all groups together.
def with_intervals(table):
    low, high = linkage.wilson(table["missed_matches"].sum(), table["true_pairs"].sum())
    return pd.DataFrame({"rate": table["missed_matches"] / table["true_pairs"], "low": low, "high": high})
