# Wrong: pandas refuses to compare two Series in another order.
def kappa(first, second):
    agreed = (first == second).mean()
    chance = (first.value_counts(normalize=True) * second.value_counts(normalize=True)).sum()
    return (agreed - chance) / (1 - chance)
