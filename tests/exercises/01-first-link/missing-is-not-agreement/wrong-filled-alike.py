# Fills blanks with the same text in both tables, so they still agree.
def link_on_known(left, right, columns):
    left = left[columns].reset_index().fillna("")
    right = right[columns].reset_index().fillna("")
    both = left.merge(right, on=columns)
    return both[["schools_id", "earnings_id"]]
