# Wrong: the numbers of this town, typed in.
_counts = {
    "true_matches": len(rough.intersection(true_links)),
    "false_matches": len(rough.difference(true_links)),
    "missed_matches": len(true_links.difference(rough)),
}


def count_errors(links, true_links):
    return _counts
