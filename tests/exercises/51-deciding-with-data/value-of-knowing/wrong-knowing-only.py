# Wrong: the gain of choosing now is not taken off.
def value_of_knowing(worlds):
    return worlds.max(axis=1).mean()
