# Wrong: divides by all pupils of the group, those on no payroll too.
def missed_rate_by_group(links, true_links, group):
    missed = true_links.difference(links)
    counts = group.loc[missed.get_level_values("schools_id")].value_counts()
    return counts.reindex(group.unique(), fill_value=0) / group.value_counts()
