# Wrong: forgets the upper threshold.
def hours_to_read(weights, lower, upper, minutes):
    pairs = (weights >= lower).sum()
    return pairs * minutes / 60
