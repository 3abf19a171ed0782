# Right: gives back the frame of those pairs with their scores.
def links_at(scores, threshold):
    table = scores.to_frame("score")
    return table.query("score >= @threshold")
