# Right: tries, and catches the division by zero.
def recall(links, true_links):
    missed = true_links.difference(links)
    try:
        return 1 - len(missed) / len(true_links)
    except ZeroDivisionError:
        return float("nan")
