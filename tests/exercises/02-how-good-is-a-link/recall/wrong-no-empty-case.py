# Wrong: forgets that there may be nobody to find.
def recall(links, true_links):
    return len(links.intersection(true_links)) / len(true_links)
