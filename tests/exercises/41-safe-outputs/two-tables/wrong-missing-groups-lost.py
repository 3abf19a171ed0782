# Wrong: a group in one table only is lost.
def unsafe_differences(first, second):
    """Return by how much the tables differ, for the groups where that is 1 to 9."""
    gap = (second - first).abs()
    return gap[gap.between(1, 9)]
