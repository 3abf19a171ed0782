# Wrong: the best of each row, whoever else wants it.
def best_partners(alike, least):
    return [(row, alike.loc[row].idxmax()) for row in alike.index if alike.loc[row].max() >= least]
