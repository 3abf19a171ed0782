# Right: looks the number up with loc.
def all_about(record, group):
    """Return the ids of all records in the same group as this one."""
    mine = group.eq(group.loc[record])
    return list(group.index[mine])
