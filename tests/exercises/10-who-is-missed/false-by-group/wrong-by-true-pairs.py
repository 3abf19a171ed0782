# Wrong: divides by the true pairs of the group.
def false_rate_by_group(links, true_links, group):
    group = group.fillna("not recorded")
    false = group.loc[links.difference(true_links).get_level_values("schools_id")].value_counts()
    true = group.loc[true_links.get_level_values("schools_id")].value_counts()
    return (false / true).fillna(0)
