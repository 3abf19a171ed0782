# Wrong: rounded to a whole number.
def precision(links, true_links):
    """Return the share of the links that are true, or nan when no link was made."""
    if len(links) == 0:
        return float("nan")
    share = ...
    share = len(links.intersection(true_links)) // len(links)
    return share
