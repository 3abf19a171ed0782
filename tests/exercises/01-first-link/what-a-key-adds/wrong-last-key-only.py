# Compares with the match-key just before, not with all earlier ones.
def new_pairs(left, right, keys):
    found = set()
    counts = []
    for columns in keys:
        pairs = agree_on(left, right, columns)
        counts.append(len(pairs - found))
        found = pairs
    return counts
