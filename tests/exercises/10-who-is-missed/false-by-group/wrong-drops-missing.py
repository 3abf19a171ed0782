# Wrong: pupils without a group go.
def false_rate_by_group(links, true_links, group):
    false = pd.Series(~links.isin(true_links))
    return false.groupby(group.loc[links.get_level_values("schools_id")].to_numpy()).mean()
