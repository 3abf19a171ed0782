# Wrong: counts the answers as if all were equal.
def interval(share, weights):
    half = 1.96 * (share * (1 - share) / len(weights)) ** 0.5
    return max(share - half, 0), min(share + half, 1)
