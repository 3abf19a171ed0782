def joined(typed, cleaned, person):
    names = typed.groupby(cleaned).nunique()
    people = person.groupby(cleaned).nunique()
    return set(names.index[names > 1]) & set(people.index[people > 1])
