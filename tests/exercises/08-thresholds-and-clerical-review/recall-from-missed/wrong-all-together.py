# Wrong: puts all bands together before scaling up.
def estimated_recall(found, below):
    total = below.sum()
    missed = total["matches"] / total["read"] * total["pairs"]
    return found / (found + missed)
