# Wrong: keeps a link only if it is the best of both.
def one_to_one(candidates):
    """Return the links that are left when the highest weight chooses first and nobody is linked twice."""
    best = candidates.groupby("pupil")["weight"].transform("max") == candidates["weight"]
    best &= candidates.groupby("earner")["weight"].transform("max") == candidates["weight"]
    return candidates[best]
