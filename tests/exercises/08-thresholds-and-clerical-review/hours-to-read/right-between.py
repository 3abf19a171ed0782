# Right: pandas has a method for this.
def hours_to_read(weights, lower, upper, minutes):
    pairs = weights.between(lower, upper, inclusive="left").sum()
    return pairs * minutes / 60
