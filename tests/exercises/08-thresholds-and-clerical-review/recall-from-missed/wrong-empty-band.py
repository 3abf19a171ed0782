# Wrong: an empty band spoils the sum.
def estimated_recall(found, below):
    missed = sum(below["matches"] / below["read"] * below["pairs"])
    return found / (found + missed)
