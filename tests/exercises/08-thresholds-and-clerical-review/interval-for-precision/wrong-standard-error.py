# Wrong: the usual standard error, for which a band of right links is certain.
def precision_interval(labels, band_sizes):
    by_band = labels.groupby("band")["is_match"]
    p, n, share = by_band.mean(), by_band.size(), band_sizes / band_sizes.sum()
    half = 1.96 * np.sqrt((share**2 * p * (1 - p) / n).sum())
    return (share * p).sum() - half, (share * p).sum() + half
