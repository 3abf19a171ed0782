# Right: walks along the links from each record that has no label yet.
def make_groups(records, pairs):
    """Label each record with its group."""
    neighbours = {record: [] for record in records}
    for left, right in pairs:
        neighbours[left].append(right)
        neighbours[right].append(left)
    group = {}
    for start in records:
        waiting = [start]
        while waiting:
            record = waiting.pop()
            if record not in group:
                group[record] = start
                waiting.extend(neighbours[record])
    return group
