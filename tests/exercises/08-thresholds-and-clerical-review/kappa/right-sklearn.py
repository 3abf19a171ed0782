# Right: scikit-learn, with the pairs in line.
from sklearn.metrics import cohen_kappa_score


def kappa(first, second):
    if first.nunique() == second.nunique() == 1 and set(first) == set(second):
        return float("nan")
    return cohen_kappa_score(first, second.reindex(first.index))
