# Wrong: finds the record itself only.
def all_about(record, group):
    """Return the ids of all records in the same group as this one."""
    mine = group.index == record
    return list(group.index[mine])
