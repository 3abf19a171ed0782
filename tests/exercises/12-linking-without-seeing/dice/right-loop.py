# Right: counts in a loop.
def dice(one, two):
    if len(one) + len(two) == 0:
        return 0.0
    common = 0
    for piece in one:
        if piece in two:
            common += 1
    return 2 * common / (len(one) + len(two))
