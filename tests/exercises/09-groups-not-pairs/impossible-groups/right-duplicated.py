# Right: a group that comes a second time.
def impossible_groups(group, register, name):
    """Return the groups that hold two or more records of this register."""
    held = group[register == name]
    return held[held.duplicated()].unique()
