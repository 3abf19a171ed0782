def missed_by_group(traced, links, group, least):
    hit = pd.Series(traced.isin(links), index=traced.get_level_values(0))
    person = hit.groupby(level=0).any()
    table = (~person).groupby(group.reindex(person.index)).agg(["size", "sum"]).astype(float)
    table.columns = ["people", "missed"]
    table["rate"] = table["missed"] / table["people"]
    table["low"], table["high"] = linkage.wilson(table["missed"], table["people"])
    small = table["people"] < least
    if small.any() and not small.all():
        rest = table.loc[~small, "people"].sort_index()
        small[rest.idxmin()] = True
    return table.mask(small)
