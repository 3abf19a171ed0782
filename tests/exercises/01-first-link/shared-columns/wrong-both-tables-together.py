# Everything that either table has: | instead of &.
def shared_columns(left, right):
    in_left = set(left.columns)
    in_right = set(right.columns)
    return (in_left | in_right) - {"recorded_on"}
