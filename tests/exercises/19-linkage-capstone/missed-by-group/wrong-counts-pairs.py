def missed_by_group(traced, links, group, least):
    hit = pd.Series(traced.isin(links), index=traced.get_level_values(0))
    table = (~hit).groupby(group.reindex(hit.index).to_numpy()).agg(["size", "sum"]).astype(float)
    table.columns = ["people", "missed"]
    table["rate"] = table["missed"] / table["people"]
    table["low"], table["high"] = linkage.wilson(table["missed"], table["people"])
    small = table["people"] < least
    if small.sum() == 1 and not small.all():
        small[table.loc[~small, "people"].sort_index().idxmin()] = True
    return table.mask(small)
