# Wrong: may draw a pair twice.
def draw_sample(bands, number, seed):
    return bands.groupby(bands).sample(number, replace=True, random_state=seed).index
