# Right: keeps the rows of the table.
def one_to_one(candidates):
    """Return the links that are left when the highest weight chooses first and nobody is linked twice."""
    ranked = candidates.sort_values("weight", ascending=False)
    pupils, earners, keep = set(), set(), []
    for row in ranked.itertuples(index=False):
        free = row.pupil not in pupils and row.earner not in earners
        keep.append(free)
        if free:
            pupils.add(row.pupil)
            earners.add(row.earner)
    return ranked[keep] if keep else ranked
