# Wrong: a school and a payroll record are no contradiction.
def impossible_groups(group, register, name):
    """Return the groups that hold two or more records of this register."""
    counts = group.value_counts()
    return set(counts.index[counts > 1])
