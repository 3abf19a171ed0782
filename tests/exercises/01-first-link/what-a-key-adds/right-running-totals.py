# The size of the set before and after each match-key.
def new_pairs(left, right, keys):
    found = set()
    counts = []
    for columns in keys:
        before = len(found)
        found |= agree_on(left, right, columns)
        counts.append(len(found) - before)
    return counts
