# Right: each record on the left brings as many pairs as there are partners.
def count_pairs(left, right):
    return int(left.map(right.value_counts()).sum())
