# Wrong: the right groups, but a group of three comes twice.
def impossible_groups(group, register, name):
    """Return the groups that hold two or more records of this register."""
    held = group[register == name]
    return list(held[held.duplicated()]) + list(held[held.duplicated()])
