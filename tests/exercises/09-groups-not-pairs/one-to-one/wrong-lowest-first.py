# Wrong: begins with the lowest weight.
def one_to_one(candidates):
    """Return the links that are left when the highest weight chooses first and nobody is linked twice."""
    taken, kept = set(), []
    for row in candidates.sort_values("weight").itertuples():
        if row.pupil not in taken and row.earner not in taken:
            taken.update((row.pupil, row.earner))
            kept.append((row.pupil, row.earner))
    return kept
