# Wrong: leaves the division out.
def kappa(first, second):
    agreed = (first == second.loc[first.index]).mean()
    chance = (first.value_counts(normalize=True) * second.value_counts(normalize=True)).sum()
    return agreed - chance
