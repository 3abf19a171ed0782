# Right: keeps the members of each group, and pours one into the other.
def make_groups(records, pairs):
    """Label each record with its group."""
    members = {record: {record} for record in records}
    for left, right in pairs:
        if members[left] is not members[right]:
            both = members[left] | members[right]
            for record in both:
                members[record] = both
    return {record: min(members[record]) for record in records}
