# Wrong: looks the old label up anew after it has been changed.
def make_groups(records, pairs):
    """Label each record with its group: records that links connect, directly or through others, share a label."""
    group = {record: record for record in records}
    for left, right in pairs:
        for record in group:
            if group[record] == group[right]:
                group[record] = group[left]
    return group
