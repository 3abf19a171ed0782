# Wrong: one draw from all bands together.
def draw_sample(bands, number, seed):
    return bands.sample(number, random_state=seed).index
