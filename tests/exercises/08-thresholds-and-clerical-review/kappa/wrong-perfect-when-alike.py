# Wrong: calls two reviewers who always say the same perfect.
def kappa(first, second):
    second = second.loc[first.index]
    agreed = (first == second).mean()
    chance = (first.value_counts(normalize=True) * second.value_counts(normalize=True)).sum()
    return 1.0 if agreed == 1 else (agreed - chance) / (1 - chance)
