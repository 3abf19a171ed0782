# Right: plain tuples, sorted by hand.
def one_to_one(candidates):
    """Return the links that are left when the highest weight chooses first and nobody is linked twice."""
    rows = sorted(candidates[["weight", "pupil", "earner"]].itertuples(index=False, name=None), reverse=True)
    partner = {}
    for weight, pupil, earner in rows:
        if pupil not in partner and earner not in partner:
            partner[pupil], partner[earner] = earner, pupil
    return {(pupil, partner[pupil]) for weight, pupil, earner in rows if partner.get(pupil) == earner}
