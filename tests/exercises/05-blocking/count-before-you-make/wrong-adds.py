# Wrong: adds the counts.
def count_pairs(left, right):
    return (left.value_counts() + right.value_counts()).sum()
