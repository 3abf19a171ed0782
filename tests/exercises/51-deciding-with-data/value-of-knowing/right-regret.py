# Right: the average of what is lost by not knowing.
def value_of_knowing(worlds):
    chosen = worlds[worlds.mean().idxmax()]
    return (worlds.max(axis=1) - chosen).mean()
