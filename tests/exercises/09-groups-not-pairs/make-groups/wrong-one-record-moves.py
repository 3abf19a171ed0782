# Wrong: only the right-hand record gets the new label, its group stays behind.
def make_groups(records, pairs):
    """Label each record with its group: records that links connect, directly or through others, share a label."""
    group = {record: record for record in records}
    for left, right in pairs:
        group[right] = group[left]
    return group
