# Right: plain Python.
def all_about(record, group):
    """Return the ids of all records in the same group as this one."""
    number = group[record]
    return {other for other, label in group.items() if label == number}
