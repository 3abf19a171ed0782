# Wrong: low and high the wrong way round.
def with_intervals(table):
    high, low = linkage.wilson(table["missed_matches"], table["true_pairs"])
    return pd.DataFrame({"rate": table["missed_matches"] / table["true_pairs"], "low": low, "high": high})
