# Wrong: each group's part of all the missed matches.
def missed_rate_by_group(links, true_links, group):
    missed = true_links.difference(links)
    return group.loc[missed.get_level_values("schools_id")].value_counts(normalize=True)
