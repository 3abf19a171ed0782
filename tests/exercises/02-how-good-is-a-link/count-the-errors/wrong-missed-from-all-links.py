# Wrong: takes all links from the true links, as if a wrong link found somebody.
def count_errors(links, true_links):
    """Count the true, false and missed matches of a link."""
    true_matches = len(links.intersection(true_links))
    false_matches = ...
    missed_matches = ...
    false_matches = len(links) - true_matches
    missed_matches = len(true_links) - len(links)
    return {"true_matches": true_matches, "false_matches": false_matches, "missed_matches": missed_matches}
