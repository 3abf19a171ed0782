# Wrong: takes the first pairs of each band.
def draw_sample(bands, number, seed):
    return bands.groupby(bands).head(number).index
