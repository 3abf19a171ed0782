# Right: the two shares first, then their difference.
def bias_by_group(links, true_links, group):
    def share(pairs):
        pupils = set(pairs.get_level_values("schools_id"))
        return group.index.to_series().isin(pupils).groupby(group).mean()

    return share(links) - share(true_links)
