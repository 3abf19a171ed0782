# Right: asks whether the number is in a list of one.
def all_about(record, group):
    """Return the ids of all records in the same group as this one."""
    mine = group.isin([group[record]])
    return group[mine]
