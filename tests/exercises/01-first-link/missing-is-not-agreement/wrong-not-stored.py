# Drops the blanks but does not store the result.
def link_on_known(left, right, columns):
    left = left[columns].reset_index()
    right = right[columns].reset_index()
    left.dropna()
    right.dropna()
    both = left.merge(right, on=columns)
    return both[["schools_id", "earnings_id"]]
