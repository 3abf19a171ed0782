# Wrong: numbers of pupils, not shares.
def bias_by_group(links, true_links, group):
    linked = group.index.to_series().isin(links.get_level_values("schools_id"))
    true = group.index.to_series().isin(true_links.get_level_values("schools_id"))
    return linked.groupby(group).sum() - true.groupby(group).sum()
