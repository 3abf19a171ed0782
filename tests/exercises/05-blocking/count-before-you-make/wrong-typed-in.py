# Wrong: the number for one key of this town, typed in.
def count_pairs(left, right):
    return 34246
