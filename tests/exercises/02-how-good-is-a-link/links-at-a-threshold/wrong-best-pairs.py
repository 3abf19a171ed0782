# Wrong: the threshold read as a number of pairs.
def links_at(scores, threshold):
    return scores.nlargest(int(max(threshold, 0))).index
