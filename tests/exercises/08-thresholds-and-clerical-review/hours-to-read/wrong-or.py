# Wrong: "or" counts nearly everything.
def hours_to_read(weights, lower, upper, minutes):
    pairs = ((weights >= lower) | (weights < upper)).sum()
    return pairs * minutes / 60
