# Wrong: the average of the small groups' rates.
def join_small(table, least):
    table = table.assign(rate=table["missed_matches"] / table["true_pairs"])
    name = table.index.where(table["true_pairs"] >= least, "small groups")
    return table.groupby(name).agg({"true_pairs": "sum", "missed_matches": "sum", "rate": "mean"})
