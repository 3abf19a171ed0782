# Wrong: counts pairs on the upper threshold too.
def hours_to_read(weights, lower, upper, minutes):
    pairs = weights.between(lower, upper).sum()
    return pairs * minutes / 60
