# Wrong: leaves out the record itself.
def all_about(record, group):
    """Return the ids of all records in the same group as this one."""
    mine = (group == group[record]) & (group.index != record)
    return list(group.index[mine])
