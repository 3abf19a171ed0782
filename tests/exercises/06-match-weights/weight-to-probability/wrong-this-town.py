# Wrong: the prior of Northmere, whatever it is given.
def probability(evidence, true_pairs, all_pairs):
    """Return how likely a pair with this evidence is to be one person."""
    few, many = len(true_links), len(schools) * len(earnings)
    odds = few / (many - few) * 2.0**evidence
    return odds / (1 + odds)
