# Wrong: records without a link are missing.
def make_groups(records, pairs):
    """Label each record with its group."""
    group = {}
    for left, right in pairs:
        group.setdefault(left, left)
        group.setdefault(right, right)
        old, new = group[right], group[left]
        for record in group:
            if group[record] == old:
                group[record] = new
    return group
