# Right: with sets of plain Python.
def share_kept(pairs, true_links):
    if not len(true_links):
        return float("nan")
    return len(set(pairs) & set(true_links)) / len(set(true_links))
