# Right: plain Python, one weight at a time.
def hours_to_read(weights, lower, upper, minutes):
    count = 0
    for weight in weights:
        if lower <= weight < upper:
            count += 1
    return minutes * count / 60
