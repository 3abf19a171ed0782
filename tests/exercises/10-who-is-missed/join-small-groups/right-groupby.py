# Right: new names for the groups, and a sum by name.
def join_small(table, least):
    name = table.index.where(table["true_pairs"] >= least, "small groups")
    joined = table.groupby(name).sum()
    return joined.assign(rate=joined["missed_matches"] / joined["true_pairs"])
