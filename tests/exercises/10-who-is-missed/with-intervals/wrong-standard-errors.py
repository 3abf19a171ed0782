# Wrong: two standard errors either side.
def with_intervals(table):
    rate = table["missed_matches"] / table["true_pairs"]
    half = 1.96 * np.sqrt(rate * (1 - rate) / table["true_pairs"])
    return pd.DataFrame({"rate": rate, "low": rate - half, "high": rate + half})
