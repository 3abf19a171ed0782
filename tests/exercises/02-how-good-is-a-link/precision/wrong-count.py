# Wrong: the number of true matches, not a share.
def precision(links, true_links):
    """Return the share of the links that are true, or nan when no link was made."""
    if len(links) == 0:
        return float("nan")
    share = ...
    share = len(links.intersection(true_links))
    return share
