# Wrong: looks at the missed matches to say what is small.
def join_small(table, least):
    name = table.index.where(table["missed_matches"] >= least, "small groups")
    joined = table.groupby(name).sum()
    return joined.assign(rate=joined["missed_matches"] / joined["true_pairs"])
