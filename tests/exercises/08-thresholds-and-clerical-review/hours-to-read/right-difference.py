# Right: all from the lower threshold up, less those from the upper one up.
def hours_to_read(weights, lower, upper, minutes):
    pairs = len(weights[weights >= lower]) - len(weights[weights >= upper]) if upper > lower else 0
    return pairs * minutes / 60
