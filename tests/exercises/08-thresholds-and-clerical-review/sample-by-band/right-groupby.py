# Right: shuffles everything, then takes the first ones of each band.
def draw_sample(bands, number, seed):
    mixed = bands.sample(frac=1, random_state=seed)
    return mixed.groupby(mixed).head(number).index
