# Wrong: calls it perfect when there is nothing to keep.
def share_kept(pairs, true_links):
    if len(true_links) == 0:
        return 1.0
    return len(pairs.intersection(true_links)) / len(true_links)
