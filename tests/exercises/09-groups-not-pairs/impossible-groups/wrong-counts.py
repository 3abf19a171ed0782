# Wrong: how many records, not which groups.
def impossible_groups(group, register, name):
    """Return the groups that hold two or more records of this register."""
    counts = group[register == name].value_counts()
    return counts[counts > 1]
