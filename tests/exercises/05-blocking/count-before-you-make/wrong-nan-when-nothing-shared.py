# Wrong: nothing shared gives nan, not 0.
def count_pairs(left, right):
    return (left.value_counts() * right.value_counts()).sum(min_count=1)
