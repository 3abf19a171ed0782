# Right: statsmodels has the method.
from statsmodels.stats.proportion import confint_proportions_2indep


def difference(missed_a, pairs_a, missed_b, pairs_b):
    return confint_proportions_2indep(missed_a, pairs_a, missed_b, pairs_b, method="newcomb")
