# Right: gives both tables the same groups first.
def unsafe_differences(first, second):
    """Return by how much the tables differ, for the groups where that is 1 to 9."""
    groups = first.index.union(second.index)
    gap = abs(second.reindex(groups, fill_value=0) - first.reindex(groups, fill_value=0))
    return gap[(gap >= 1) & (gap <= 9)]
