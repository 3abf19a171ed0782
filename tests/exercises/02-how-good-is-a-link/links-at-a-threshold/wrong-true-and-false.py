# Wrong: gives True or False for every pair and keeps them all.
def links_at(scores, threshold):
    return scores >= threshold
