# All the columns of the first table, with the second never looked at.
def shared_columns(left, right):
    in_left = set(left.columns)
    in_right = set(right.columns)
    return in_left - {"recorded_on"}
