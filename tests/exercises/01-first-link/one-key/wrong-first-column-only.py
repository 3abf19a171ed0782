# Merges on the first column of the list alone.
def link_on(left, right, columns):
    left = left[columns].reset_index()
    right = right[columns].reset_index()
    both = left.merge(right, on=columns[0])
    return both[["schools_id", "earnings_id"]]
