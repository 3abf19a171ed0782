# Wrong: looks at the pupils, whatever was asked.
def impossible_groups(group, register, name):
    """Return the groups that hold two or more records of this register."""
    counts = group[register == "schools"].value_counts()
    return set(counts.index[counts > 1])
