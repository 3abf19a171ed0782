# Wrong: a percentage.
def dice(one, two):
    if len(one) + len(two) == 0:
        return 0.0
    return 200 * len(one & two) / (len(one) + len(two))
