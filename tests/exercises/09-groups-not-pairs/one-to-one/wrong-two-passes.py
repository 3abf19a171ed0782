# Wrong: what the first pass leaves out still takes its earner.
def one_to_one(candidates):
    """Return the links that are left when the highest weight chooses first and nobody is linked twice."""
    ranked = candidates.sort_values("weight", ascending=False)
    return ranked.drop_duplicates("pupil").drop_duplicates("earner")
