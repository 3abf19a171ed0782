# Wrong: every band counts the same.
def precision_range(labels, band_sizes):
    worst = (labels["answer"] == "match").groupby(labels["band"]).mean()
    best = (labels["answer"] != "no match").groupby(labels["band"]).mean()
    return worst.mean(), best.mean()
