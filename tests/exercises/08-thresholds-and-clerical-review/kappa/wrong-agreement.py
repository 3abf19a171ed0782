# Wrong: plain agreement.
def kappa(first, second):
    return (first == second.loc[first.index]).mean()
