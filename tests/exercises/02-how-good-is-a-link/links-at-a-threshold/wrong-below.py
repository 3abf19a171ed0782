# Wrong: the wrong side of the line.
def links_at(scores, threshold):
    return scores[scores <= threshold].index
