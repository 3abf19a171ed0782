# Right: the course's own function, without the groups that have no links.
def false_rate_by_group(links, true_links, group):
    return linkage.quality_by(group, links, true_links)["false_rate"].dropna()
