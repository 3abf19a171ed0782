# Wrong: the best cell of all.
def value_of_knowing(worlds):
    return worlds.max().max() - worlds.mean().max()
