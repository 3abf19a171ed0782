# Right: plain Python, one link at a time.
def precision(links, true_links):
    real = set(true_links)
    if not len(links):
        return float("nan")
    right = 0
    for pair in links:
        if pair in real:
            right += 1
    return right / len(links)
