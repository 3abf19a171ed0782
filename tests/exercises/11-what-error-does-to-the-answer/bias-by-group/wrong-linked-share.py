# Wrong: the linked share alone.
def bias_by_group(links, true_links, group):
    return group.index.to_series().isin(links.get_level_values("schools_id")).groupby(group).mean()
