# Wrong: stops where a band has fewer pairs.
def draw_sample(bands, number, seed):
    return bands.groupby(bands).sample(number, random_state=seed).index
