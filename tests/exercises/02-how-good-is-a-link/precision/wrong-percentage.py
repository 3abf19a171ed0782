# Wrong: a percentage.
def precision(links, true_links):
    """Return the share of the links that are true, or nan when no link was made."""
    if len(links) == 0:
        return float("nan")
    share = ...
    share = 100 * len(links.intersection(true_links)) / len(links)
    return share
