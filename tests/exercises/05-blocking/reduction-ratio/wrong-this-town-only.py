# Wrong: uses the tables of this town, whatever it is given.
def reduction_ratio(pairs, left, right):
    return 1 - len(pairs) / (len(pupils) * len(earners))
