# Right: the mean of True and False is the share that is True, and of nothing it is nan.
def precision(links, true_links):
    return links.isin(true_links).mean()
