# Wrong: the share that was missed.
def recall(links, true_links):
    if len(true_links) == 0:
        return float("nan")
    return len(true_links.difference(links)) / len(true_links)
