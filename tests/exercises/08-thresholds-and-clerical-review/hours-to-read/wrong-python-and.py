# Wrong: `and` in place of `&`.
def hours_to_read(weights, lower, upper, minutes):
    pairs = (weights >= lower and weights < upper).sum()
    return pairs * minutes / 60
