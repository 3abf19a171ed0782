# Wrong: gives the odds.
def probability(evidence, true_pairs, all_pairs):
    """Return how likely a pair with this evidence is to be one person."""
    return true_pairs / (all_pairs - true_pairs) * 2.0**evidence
