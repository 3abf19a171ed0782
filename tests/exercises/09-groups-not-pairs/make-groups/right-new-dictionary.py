# Right: makes the dictionary anew for each link.
def make_groups(records, pairs):
    """Label each record with its group: records that links connect, directly or through others, share a label."""
    group = {record: record for record in records}
    for left, right in pairs:
        old, new = group[right], group[left]
        group = {record: new if label == old else label for record, label in group.items()}
    return group
