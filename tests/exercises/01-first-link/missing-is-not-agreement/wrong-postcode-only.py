# Only thinks of a missing postcode.
def link_on_known(left, right, columns):
    left = left[left["postcode"].notna()]
    right = right[right["postcode"].notna()]
    left = left[columns].reset_index()
    right = right[columns].reset_index()
    both = left.merge(right, on=columns)
    return both[["schools_id", "earnings_id"]]
