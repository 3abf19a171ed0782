# Wrong: looks at the course's town, not at the links it is given.
def precision(links, true_links):
    if len(links) == 0:
        return float("nan")
    return len(rough.intersection(datasets.true_links("schools", "earnings"))) / len(rough)
