# Right: Bayes' rule with the share of true pairs.
def probability(evidence, true_pairs, all_pairs):
    """Return how likely a pair with this evidence is to be one person."""
    prior = true_pairs / all_pairs
    return prior * 2**evidence / (prior * 2**evidence + 1 - prior)
