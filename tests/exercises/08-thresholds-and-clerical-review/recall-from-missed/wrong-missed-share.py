# Wrong: the share that is missed.
def estimated_recall(found, below):
    missed = (below["matches"] / below["read"] * below["pairs"]).sum()
    return missed / (found + missed)
