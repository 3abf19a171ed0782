# A dictionary from values to payroll records, giving a set of pairs.
def link_on(left, right, columns):
    partners = {}
    for record, values in zip(right.index, right[columns].itertuples(index=False, name=None)):
        partners.setdefault(values, set()).add(record)
    pairs = set()
    for record, values in zip(left.index, left[columns].itertuples(index=False, name=None)):
        for partner in partners.get(values, ()):
            pairs.add((record, partner))
    return pairs
