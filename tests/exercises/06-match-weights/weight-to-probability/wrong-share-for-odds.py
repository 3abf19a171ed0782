# Wrong: divides by all pairs, not by the others.
def probability(evidence, true_pairs, all_pairs):
    """Return how likely a pair with this evidence is to be one person."""
    odds = true_pairs / all_pairs * 2.0**evidence
    return odds / (1 + odds)
