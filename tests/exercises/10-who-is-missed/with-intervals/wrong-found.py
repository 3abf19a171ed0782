# Wrong: the interval of those that were found.
def with_intervals(table):
    found = table["true_pairs"] - table["missed_matches"]
    low, high = linkage.wilson(found, table["true_pairs"])
    return pd.DataFrame({"rate": table["missed_matches"] / table["true_pairs"], "low": low, "high": high})
