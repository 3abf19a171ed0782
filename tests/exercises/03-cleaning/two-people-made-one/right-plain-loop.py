def joined(typed, cleaned, person):
    names, people = {}, {}
    for label in typed.index:
        value = cleaned[label]
        if pd.isna(value):
            continue
        names.setdefault(value, set()).add(typed[label])
        people.setdefault(value, set()).add(person[label])
    return [value for value in names if len(names[value]) > 1 and len(people[value]) > 1]
