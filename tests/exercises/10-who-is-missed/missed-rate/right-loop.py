# Right: one group at a time, as a dictionary.
def missed_rate(counts):
    rates = {}
    for name, row in counts.iterrows():
        rates[name] = row["missed_matches"] / row["true_pairs"] if row["true_pairs"] else float("nan")
    return rates
