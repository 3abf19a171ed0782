# Wrong: takes u for how often a match differs.
def match_probability(patterns, m, u, share):
    """Return how likely each pattern is to be a match."""
    as_match = share * (patterns * m + (1 - patterns) * u).prod(axis=1)
    as_other = (1 - share) * (patterns * u + (1 - patterns) * m).prod(axis=1)
    return as_match / (as_match + as_other)
