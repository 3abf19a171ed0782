# Wrong: takes the adults for whom they stand as answers.
def interval(share, weights):
    half = 1.96 * (share * (1 - share) / sum(weights)) ** 0.5
    return max(share - half, 0), min(share + half, 1)
