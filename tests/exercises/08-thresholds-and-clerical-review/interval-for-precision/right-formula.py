# Right: Wilson's formula written out.
def precision_interval(labels, band_sizes):
    z = 1.959963984540054
    n = labels.groupby("band").size()
    p = labels.groupby("band")["is_match"].mean()
    centre = (p + z**2 / (2 * n)) / (1 + z**2 / n)
    half = z / (1 + z**2 / n) * (p * (1 - p) / n + z**2 / (4 * n**2)) ** 0.5
    share = band_sizes / band_sizes.sum()
    middle = (share * p).sum()
    return middle - ((share * (p - centre + half)) ** 2).sum() ** 0.5, middle + ((share * (centre + half - p)) ** 2).sum() ** 0.5
