# Right: plain Python over the items.
def links_at(scores, threshold):
    return [pair for pair, score in scores.items() if score >= threshold]
