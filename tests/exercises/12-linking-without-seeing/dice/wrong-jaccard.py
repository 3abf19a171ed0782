# Wrong: divides by the pieces that are in either.
def dice(one, two):
    if len(one) + len(two) == 0:
        return 0.0
    return len(one & two) / len(one | two)
