# Wrong: another draw each time.
def draw_sample(bands, number, seed):
    mixed = bands.sample(frac=1)
    return mixed.groupby(mixed).head(number).index
