# Wrong: an earner may be taken twice.
def one_to_one(candidates):
    """Return the links that are left when the highest weight chooses first and nobody is linked twice."""
    return candidates.sort_values("weight", ascending=False).drop_duplicates("pupil")
