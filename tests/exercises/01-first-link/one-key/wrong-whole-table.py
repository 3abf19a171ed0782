# Gives the columns back too, and not the pairs alone.
def link_on(left, right, columns):
    left = left[columns].reset_index()
    right = right[columns].reset_index()
    return left.merge(right, on=columns)
