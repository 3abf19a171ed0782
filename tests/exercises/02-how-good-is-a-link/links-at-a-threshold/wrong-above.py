# Wrong: leaves out the pairs that score exactly the threshold.
def links_at(scores, threshold):
    return scores[scores > threshold].index
