# Merges first, then drops the pairs that agree on a missing value.
def link_on_known(left, right, columns):
    left = left[columns].reset_index()
    right = right[columns].reset_index()
    both = left.merge(right, on=columns)
    both = both.dropna()
    return both[["schools_id", "earnings_id"]]
