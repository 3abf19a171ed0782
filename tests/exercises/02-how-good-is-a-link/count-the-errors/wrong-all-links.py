# Wrong: every link counts as false, every true pair as missed.
def count_errors(links, true_links):
    """Count the true, false and missed matches of a link."""
    true_matches = len(links.intersection(true_links))
    false_matches = ...
    missed_matches = ...
    false_matches = len(links)
    missed_matches = len(true_links)
    return {"true_matches": true_matches, "false_matches": false_matches, "missed_matches": missed_matches}
