# Right: match weights added up, then turned into probabilities.
def match_probability(patterns, m, u, share):
    """Return how likely each pattern is to be a match."""
    agrees, differs = np.log2(m / u), np.log2((1 - m) / (1 - u))
    weight = np.log2(share / (1 - share)) + (patterns * agrees + (1 - patterns) * differs).sum(axis=1)
    return 1 / (1 + 2.0**-weight)
