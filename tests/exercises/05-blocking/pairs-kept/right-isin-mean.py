# Right: the mean of True and False is the share that is True.
def share_kept(pairs, true_links):
    return true_links.isin(pairs).mean() if len(true_links) else float("nan")
