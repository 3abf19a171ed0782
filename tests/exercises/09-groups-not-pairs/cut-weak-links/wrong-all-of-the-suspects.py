# Wrong: cuts all links of suspect groups.
def cut(links, group, suspects, least):
    """Return the links without those that are weak and lie in a suspect group."""
    doubtful = links["left"].map(group).isin(suspects)
    weak = links["strength"] < least
    kept = links[~doubtful]
    return kept
