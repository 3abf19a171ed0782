# Wrong: the answer for this town, typed in.
_found = float(np.average(pay, weights=1 / age_group.map(chance)))


def reweighted_mean(values, group, chance):
    return _found
