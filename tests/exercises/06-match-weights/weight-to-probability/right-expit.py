# Right: scipy's logistic function, on natural logarithms.
from scipy.special import expit, logit


def probability(evidence, true_pairs, all_pairs):
    """Return how likely a pair with this evidence is to be one person."""
    return float(expit(logit(true_pairs / all_pairs) + evidence * np.log(2)))
