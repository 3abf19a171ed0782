# Wrong: a percentage.
def share_kept(pairs, true_links):
    if len(true_links) == 0:
        return float("nan")
    kept = len(pairs.intersection(true_links))
    return 100 * kept / len(true_links)
