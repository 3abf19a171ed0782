# Counts the pairs found so far.
def new_pairs(left, right, keys):
    found = set()
    counts = []
    for columns in keys:
        found = found | agree_on(left, right, columns)
        counts.append(len(found))
    return counts
