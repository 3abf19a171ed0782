# Wrong: the best first.
def precision_range(labels, band_sizes):
    worst = (labels["answer"] == "match").groupby(labels["band"]).mean()
    best = (labels["answer"] != "no match").groupby(labels["band"]).mean()
    return (best * band_sizes).sum() / band_sizes.sum(), (worst * band_sizes).sum() / band_sizes.sum()
