# Wrong: missed matches in place of false ones.
def false_rate_by_group(links, true_links, group):
    missed = pd.Series(~true_links.isin(links))
    groups = group.fillna("not recorded").loc[true_links.get_level_values("schools_id")]
    return missed.groupby(groups.to_numpy()).mean()
