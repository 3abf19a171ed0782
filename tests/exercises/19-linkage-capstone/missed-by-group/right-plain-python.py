def missed_by_group(traced, links, group, least):
    linked, by_person = set(links), {}
    for left, right in traced:
        by_person[left] = by_person.get(left, False) or (left, right) in linked
    people, missed = {}, {}
    for person, hit in by_person.items():
        name = group[person]
        people[name] = people.get(name, 0) + 1
        missed[name] = missed.get(name, 0) + (not hit)
    small = [name for name in people if people[name] < least]
    if len(small) == 1:
        rest = sorted((people[name], name) for name in people if name not in small)
        small += [name for _, name in rest[:1]]
    rows = {}
    for name in people:
        low, high = linkage.wilson(missed[name], people[name])
        row = [people[name], missed[name], missed[name] / people[name], low, high]
        rows[name] = [np.nan] * 5 if name in small else row
    return pd.DataFrame.from_dict(rows, orient="index", columns=["people", "missed", "rate", "low", "high"])
