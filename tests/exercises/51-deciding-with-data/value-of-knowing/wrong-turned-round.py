# Wrong: taken off the wrong way round.
def value_of_knowing(worlds):
    return worlds.mean().max() - worlds.max(axis=1).mean()
