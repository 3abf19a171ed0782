# Wrong: marks the records of links that it leaves out.
def one_to_one(candidates):
    """Return the links that are left when the highest weight chooses first and nobody is linked twice."""
    taken, kept = set(), []
    for row in candidates.sort_values("weight", ascending=False).itertuples():
        if row.pupil not in taken and row.earner not in taken:
            kept.append((row.pupil, row.earner))
        taken.update((row.pupil, row.earner))
    return kept
