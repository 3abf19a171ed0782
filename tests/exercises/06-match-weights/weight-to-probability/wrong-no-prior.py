# Wrong: begins from even odds.
def probability(evidence, true_pairs, all_pairs):
    """Return how likely a pair with this evidence is to be one person."""
    odds = 2.0**evidence
    return odds / (1 + odds)
