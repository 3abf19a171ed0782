# Wrong: what is exactly on the line is not weak.
def cut(links, group, suspects, least):
    """Return the links without those that are weak and lie in a suspect group."""
    doubtful = links["left"].map(group).isin(suspects)
    weak = links["strength"] <= least
    kept = links[~(weak & doubtful)]
    return kept
