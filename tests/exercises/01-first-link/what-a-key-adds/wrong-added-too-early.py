# Adds the pairs before it counts them, so nothing is ever new.
def new_pairs(left, right, keys):
    found = set()
    counts = []
    for columns in keys:
        pairs = agree_on(left, right, columns)
        found = found | pairs
        counts.append(len(pairs - found))
    return counts
