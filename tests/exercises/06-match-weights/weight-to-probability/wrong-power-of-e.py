# Wrong: the power of e.
def probability(evidence, true_pairs, all_pairs):
    """Return how likely a pair with this evidence is to be one person."""
    odds = true_pairs / (all_pairs - true_pairs) * np.exp(evidence)
    return odds / (1 + odds)
