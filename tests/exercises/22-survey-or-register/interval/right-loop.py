# Right: plain Python.
def interval(share, weights):
    total = squares = 0
    for weight in weights:
        total += weight
        squares += weight * weight
    half = 1.96 * (share * (1 - share) / (total * total / squares)) ** 0.5
    low, high = share - half, share + half
    return [0 if low < 0 else low, 1 if high > 1 else high]
