# Wrong: a seed of its own, whatever it is given.
def draw_sample(bands, number, seed):
    mixed = bands.sample(frac=1, random_state=2026)
    return mixed.groupby(mixed).head(number).index
