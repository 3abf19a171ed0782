# Wrong: counts the matches of the sample only.
def estimated_recall(found, below):
    return found / (found + below["matches"].sum())
