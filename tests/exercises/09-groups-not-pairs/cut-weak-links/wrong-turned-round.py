# Wrong: takes the strong links for weak.
def cut(links, group, suspects, least):
    """Return the links without those that are weak and lie in a suspect group."""
    doubtful = links["left"].map(group).isin(suspects)
    weak = links["strength"] >= least
    kept = links[~(weak & doubtful)]
    return kept
