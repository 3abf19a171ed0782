# Right: each link that was read stands for several, so it gets a weight.
def precision_range(labels, band_sizes):
    stands_for = labels["band"].map(band_sizes / labels["band"].value_counts())
    worst = np.average(labels["answer"] == "match", weights=stands_for)
    best = np.average(labels["answer"] != "no match", weights=stands_for)
    return worst, best
