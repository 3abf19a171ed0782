# Wrong: the share found, not the share missed.
def missed_rate_by_group(links, true_links, group):
    pupils = true_links.get_level_values("schools_id")
    return pd.Series(true_links.isin(links)).groupby(group.loc[pupils].to_numpy()).mean()
