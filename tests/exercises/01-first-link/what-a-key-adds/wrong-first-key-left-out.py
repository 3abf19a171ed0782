# Starts with the second match-key.
def new_pairs(left, right, keys):
    found = agree_on(left, right, keys[0])
    counts = []
    for columns in keys[1:]:
        pairs = agree_on(left, right, columns)
        counts.append(len(pairs - found))
        found = found | pairs
    return counts
