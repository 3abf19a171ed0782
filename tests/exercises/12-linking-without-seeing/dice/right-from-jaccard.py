# Right: by way of the share of all pieces.
def dice(one, two):
    if len(one) + len(two) == 0:
        return 0.0
    share = len(one & two) / len(one | two)
    return 2 * share / (1 + share)
