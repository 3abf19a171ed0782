# Right: a table of all combinations; pandas brings the pairs in line.
def kappa(first, second):
    table = pd.crosstab(first, second, normalize=True)
    names = table.index.union(table.columns)
    table = table.reindex(index=names, columns=names, fill_value=0).to_numpy()
    chance = table.sum(axis=0) @ table.sum(axis=1)
    return np.nan if np.isclose(chance, 1) else (table.diagonal().sum() - chance) / (1 - chance)
