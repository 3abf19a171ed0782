# Compares the first row with the first row, the second with the second, and so on.
def link_on(left, right, columns):
    left = left[columns].reset_index()
    right = right[columns].reset_index()
    size = min(len(left), len(right))
    agree = (left[columns].head(size) == right[columns].head(size)).all(axis=1)
    both = left.head(size)[["schools_id"]].join(right.head(size)[["earnings_id"]])
    return both[agree]
