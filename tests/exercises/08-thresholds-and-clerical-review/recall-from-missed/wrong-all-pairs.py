# Wrong: takes every pair below for a missed match.
def estimated_recall(found, below):
    return found / (found + below["pairs"].sum())
