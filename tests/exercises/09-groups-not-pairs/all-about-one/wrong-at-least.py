# Wrong: the numbers of groups are names, not amounts.
def all_about(record, group):
    """Return the ids of all records in the same group as this one."""
    mine = group >= group[record]
    return list(group.index[mine])
