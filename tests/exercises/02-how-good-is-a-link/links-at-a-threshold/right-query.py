# Right: the index first, the condition second.
def links_at(scores, threshold):
    return scores.index[scores.ge(threshold)]
