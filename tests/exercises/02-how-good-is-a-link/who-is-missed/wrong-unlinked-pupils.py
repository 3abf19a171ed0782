# Wrong: counts every pupil without a link as missed.
def missed_rate_by_group(links, true_links, group):
    linked = group.index.isin(links.get_level_values("schools_id"))
    return pd.Series(~linked, index=group.index).groupby(group).mean()
