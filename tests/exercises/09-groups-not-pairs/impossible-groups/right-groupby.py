# Right: counts with groupby.
def impossible_groups(group, register, name):
    """Return the groups that hold two or more records of this register."""
    held = group[register == name]
    sizes = held.groupby(held).size()
    return sizes[sizes >= 2].index
