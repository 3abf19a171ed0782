# Wrong: keeps the minus signs.
def unsafe_differences(first, second):
    """Return by how much the tables differ, for the groups where that is 1 to 9."""
    gap = second.sub(first, fill_value=0)
    return gap[gap.abs().between(1, 9)]
