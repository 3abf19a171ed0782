# Forgets to leave recorded_on out.
def shared_columns(left, right):
    in_left = set(left.columns)
    in_right = set(right.columns)
    return in_left & in_right
