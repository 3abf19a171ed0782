# Wrong: two are too many already.
def impossible_groups(group, register, name):
    """Return the groups that hold two or more records of this register."""
    counts = group[register == name].value_counts()
    return set(counts.index[counts > 2])
