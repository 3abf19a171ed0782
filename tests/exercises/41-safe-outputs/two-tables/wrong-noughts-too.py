# Wrong: also groups that do not differ.
def unsafe_differences(first, second):
    """Return by how much the tables differ, for the groups where that is 1 to 9."""
    gap = second.sub(first, fill_value=0).abs()
    return gap[gap < 10]
