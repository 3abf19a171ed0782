# Wrong: a threshold of its own.
def links_at(scores, threshold):
    return scores[scores >= 10].index
