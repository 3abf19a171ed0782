# Right: drops the rows by their labels.
def cut(links, group, suspects, least):
    """Return the links without those that are weak and lie in a suspect group."""
    doubtful = links["left"].map(group).isin(suspects)
    weak = links["strength"] < least
    kept = links.drop(links.index[weak & doubtful])
    return kept
