# Right: a cross table of group and missed, as shares of each row.
def missed_rate_by_group(links, true_links, group):
    pupils = true_links.get_level_values("schools_id")
    table = pd.crosstab(group.reindex(pupils).to_numpy(), ~true_links.isin(links), normalize="index")
    return table.reindex(columns=[False, True], fill_value=0.0)[True]
