# Counts all the pairs of each match-key, not the new ones.
def new_pairs(left, right, keys):
    counts = []
    for columns in keys:
        counts.append(len(agree_on(left, right, columns)))
    return counts
