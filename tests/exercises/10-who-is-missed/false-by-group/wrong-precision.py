# Wrong: the share that is right.
def false_rate_by_group(links, true_links, group):
    right = pd.Series(links.isin(true_links))
    groups = group.fillna("not recorded").loc[links.get_level_values("schools_id")]
    return right.groupby(groups.to_numpy()).mean()
