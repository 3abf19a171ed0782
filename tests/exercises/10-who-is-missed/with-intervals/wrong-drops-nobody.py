# Wrong: leaves out the group of nobody.
def with_intervals(table):
    table = table[table["true_pairs"] > 0]
    low, high = linkage.wilson(table["missed_matches"], table["true_pairs"])
    return pd.DataFrame({"rate": table["missed_matches"] / table["true_pairs"], "low": low, "high": high})
