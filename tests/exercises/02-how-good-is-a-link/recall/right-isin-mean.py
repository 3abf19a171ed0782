# Right: which true pairs were linked, as a share.
def recall(links, true_links):
    return true_links.isin(links).mean()
