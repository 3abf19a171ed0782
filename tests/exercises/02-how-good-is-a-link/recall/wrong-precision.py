# Wrong: divides by the links, which is precision.
def recall(links, true_links):
    if len(links) == 0:
        return float("nan")
    return len(links.intersection(true_links)) / len(links)
