# Wrong: divides by the smaller set.
def dice(one, two):
    if len(one) + len(two) == 0:
        return 0.0
    return len(one & two) / max(1, min(len(one), len(two)))
