# Wrong: all pairs that are alike enough.
def best_partners(alike, least):
    long = alike.stack()
    return long[long >= least].index
