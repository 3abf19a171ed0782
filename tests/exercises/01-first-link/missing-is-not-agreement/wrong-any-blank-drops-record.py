# Drops a record when anything at all is missing, also outside the match-key.
def link_on_known(left, right, columns):
    left = left.dropna()[columns].reset_index()
    right = right.dropna()[columns].reset_index()
    both = left.merge(right, on=columns)
    return both[["schools_id", "earnings_id"]]
