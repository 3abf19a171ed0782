# Wrong: bands count by how many were read.
def precision_interval(labels, band_sizes):
    by_band = labels.groupby("band")["is_match"]
    p, share = by_band.mean(), by_band.size() / len(labels)
    low, high = linkage.wilson(by_band.sum(), by_band.size())
    middle = (share * p).sum()
    return middle - ((share * (p - low)) ** 2).sum() ** 0.5, middle + ((share * (high - p)) ** 2).sum() ** 0.5
