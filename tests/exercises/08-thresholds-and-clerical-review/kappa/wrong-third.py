# Wrong: takes the three answers as equally likely.
def kappa(first, second):
    agreed = (first == second.loc[first.index]).mean()
    return (agreed - 1 / 3) / (1 - 1 / 3)
