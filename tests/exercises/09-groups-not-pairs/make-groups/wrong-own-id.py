# Wrong: labels with the partner's id, and chains fall apart.
def make_groups(records, pairs):
    """Label each record with its group: records that links connect, directly or through others, share a label."""
    group = {record: record for record in records}
    for left, right in pairs:
        group[right] = left
    return group
