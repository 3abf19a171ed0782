# Wrong: compares numbers of groups with the id, and finds nobody.
def all_about(record, group):
    """Return the ids of all records in the same group as this one."""
    mine = group == record
    return list(group.index[mine])
