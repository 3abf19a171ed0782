# Right: in common, divided by the mean size.
def dice(one, two):
    if len(one) + len(two) == 0:
        return 0.0
    return len(one & two) / ((len(one) + len(two)) / 2)
