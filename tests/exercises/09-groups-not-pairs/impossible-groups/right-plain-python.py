# Right: plain Python.
def impossible_groups(group, register, name):
    """Return the groups that hold two or more records of this register."""
    seen, twice = set(), set()
    for record, label in group.items():
        if register[record] == name:
            (twice if label in seen else seen).add(label)
    return list(twice)
