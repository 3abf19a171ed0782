# Wrong: prints the answer and gives nothing back.
def recall(links, true_links):
    print(len(links.intersection(true_links)) / max(1, len(true_links)))
