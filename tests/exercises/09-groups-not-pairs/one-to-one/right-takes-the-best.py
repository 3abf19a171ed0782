# Right: takes the best link that is left, again and again.
def one_to_one(candidates):
    """Return the links that are left when the highest weight chooses first and nobody is linked twice."""
    left, kept = candidates.reset_index(drop=True), []
    while len(left):
        best = left.loc[left["weight"].idxmax()]
        kept.append((best["pupil"], best["earner"]))
        left = left[(left["pupil"] != best["pupil"]) & (left["earner"] != best["earner"])]
    return kept
