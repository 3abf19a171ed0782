# Wrong: all pairs of the block, not only true ones.
def share_kept(pairs, true_links):
    if len(true_links) == 0:
        return float("nan")
    kept = len(pairs.intersection(true_links))
    return len(pairs) / len(true_links)
