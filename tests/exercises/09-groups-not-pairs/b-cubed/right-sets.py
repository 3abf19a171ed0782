# Right: sets of records, in plain Python.
def b_cubed(group, truth):
    """Return B-cubed precision and recall of groups."""
    members, owned = {}, {}
    for record, label in group.items():
        members.setdefault(label, set()).add(record)
    for record, person in truth.items():
        owned.setdefault(person, set()).add(record)
    precision = recall = 0
    for record in group.index:
        mine, own = members[group[record]], owned[truth[record]]
        precision += len(mine & own) / len(mine)
        recall += len(mine & own) / len(own)
    return {"precision": precision / len(group), "recall": recall / len(group)}
