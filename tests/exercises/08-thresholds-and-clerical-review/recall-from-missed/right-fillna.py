# Right: the share of each band first, and 0 where there is none.
def estimated_recall(found, below):
    rate = (below["matches"] / below["read"]).fillna(0)
    return 1 / (1 + (rate @ below["pairs"]) / found)
