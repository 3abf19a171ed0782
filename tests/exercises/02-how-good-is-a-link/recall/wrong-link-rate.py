# Wrong: counts every link as found, right or wrong.
def recall(links, true_links):
    if len(true_links) == 0:
        return float("nan")
    return len(links) / len(true_links)
