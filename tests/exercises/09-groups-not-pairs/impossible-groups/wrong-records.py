# Wrong: the records, not their groups.
def impossible_groups(group, register, name):
    """Return the groups that hold two or more records of this register."""
    held = group[register == name]
    return list(held.index[held.duplicated(keep=False)])
