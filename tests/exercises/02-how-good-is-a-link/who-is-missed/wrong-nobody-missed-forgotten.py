# Wrong: a group of which nobody is missed falls out, or becomes nan.
def missed_rate_by_group(links, true_links, group):
    missed = true_links.difference(links)
    below = group.loc[true_links.get_level_values("schools_id")].value_counts()
    return group.loc[missed.get_level_values("schools_id")].value_counts() / below
