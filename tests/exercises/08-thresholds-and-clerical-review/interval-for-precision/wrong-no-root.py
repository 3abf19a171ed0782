# Wrong: leaves out the root.
def precision_interval(labels, band_sizes):
    by_band = labels.groupby("band")["is_match"]
    p, share = by_band.mean(), band_sizes / band_sizes.sum()
    low, high = linkage.wilson(by_band.sum(), by_band.size())
    middle = (share * p).sum()
    return middle - ((share * (p - low)) ** 2).sum(), middle + ((share * (high - p)) ** 2).sum()
