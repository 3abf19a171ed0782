# Wrong: takes wrong links out first, which a report cannot do.
def bias_by_group(links, true_links, group):
    right = links.intersection(true_links)
    linked = group.index.to_series().isin(right.get_level_values("schools_id"))
    true = group.index.to_series().isin(true_links.get_level_values("schools_id"))
    return linked.groupby(group).mean() - true.groupby(group).mean()
