# Pandas' own intersection of two indexes.
def shared_columns(left, right):
    both = left.columns.intersection(right.columns)
    return both[both != "recorded_on"]
