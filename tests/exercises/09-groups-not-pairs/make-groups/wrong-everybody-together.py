# Wrong: one group for all.
def make_groups(records, pairs):
    """Label each record with its group: records that links connect, directly or through others, share a label."""
    group = {record: record for record in records}
    for left, right in pairs:
        for record in group:
            group[record] = group[left]
    return group
