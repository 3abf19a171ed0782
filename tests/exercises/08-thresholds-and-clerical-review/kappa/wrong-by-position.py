# Wrong: compares by position.
from sklearn.metrics import cohen_kappa_score


def kappa(first, second):
    return cohen_kappa_score(first.to_numpy(), second.to_numpy())
