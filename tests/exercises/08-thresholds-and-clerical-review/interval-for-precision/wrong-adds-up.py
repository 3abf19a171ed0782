# Wrong: adds up the worst of every band.
def precision_interval(labels, band_sizes):
    by_band = labels.groupby("band")["is_match"]
    low, high = linkage.wilson(by_band.sum(), by_band.size())
    share = band_sizes / band_sizes.sum()
    return (share * low).sum(), (share * high).sum()
