# Right: a random rank for each pair, and the lowest ranks of each band.
def draw_sample(bands, number, seed):
    rank = pd.Series(np.random.default_rng(seed).permutation(len(bands)), index=bands.index)
    return rank[rank.groupby(bands).rank() <= number].index
