# Right: in points first, then from points to a probability.
import math


def probability(evidence, true_pairs, all_pairs):
    """Return how likely a pair with this evidence is to be one person."""
    weight = math.log2(true_pairs / (all_pairs - true_pairs)) + evidence
    return 1 / (1 + 2**-weight)
