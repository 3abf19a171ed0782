# Wrong: stops after the first link.
def make_groups(records, pairs):
    """Label each record with its group: records that links connect, directly or through others, share a label."""
    group = {record: record for record in records}
    for left, right in pairs:
        old, new = group[right], group[left]
        for record in group:
            if group[record] == old:
                group[record] = new
        return group
    return group
