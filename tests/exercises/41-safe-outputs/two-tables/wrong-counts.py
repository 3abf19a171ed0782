# Wrong: the counts, not the differences.
def unsafe_differences(first, second):
    """Return by how much the tables differ, for the groups where that is 1 to 9."""
    gap = second.sub(first, fill_value=0).abs()
    return second[gap[gap.between(1, 9)].index]
