# Wrong: counts, not rates.
def false_rate_by_group(links, true_links, group):
    false = pd.Series(~links.isin(true_links))
    groups = group.fillna("not recorded").loc[links.get_level_values("schools_id")]
    return false.groupby(groups.to_numpy()).sum()
