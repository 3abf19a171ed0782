def missed_by_group(traced, links, group, least):
    pairs = traced.to_frame(index=False)
    pairs["found"] = traced.isin(links)
    persons = pairs.groupby("earnings_id", as_index=False)["found"].max()
    persons["group"] = persons["earnings_id"].map(group)
    table = persons.groupby("group")["found"].agg(people="count", hits="sum")
    table["missed"] = table["people"] - table.pop("hits")
    table["rate"] = table["missed"] / table["people"]
    low, high = linkage.wilson(table["missed"].to_numpy(), table["people"].to_numpy())
    table = table.assign(low=low, high=high).astype(float)
    order = table.reset_index().sort_values(["people", "group"])["group"].tolist()
    gone = [name for name in order if table.loc[name, "people"] < least]
    table.loc[order[:2] if len(gone) == 1 else gone] = np.nan
    return table
