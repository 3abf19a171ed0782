# Wrong: brackets missing.
def dice(one, two):
    if len(one) + len(two) == 0:
        return 0.0
    return 2 * len(one & two) / len(one) + len(two)
