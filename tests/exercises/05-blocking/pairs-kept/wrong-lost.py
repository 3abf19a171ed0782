# Wrong: the share that is lost.
def share_kept(pairs, true_links):
    if len(true_links) == 0:
        return float("nan")
    kept = len(pairs.intersection(true_links))
    return 1 - kept / len(true_links)
