# Wrong: multiplies by position, so bands and sizes do not go together.
def precision_range(labels, band_sizes):
    worst = (labels["answer"] == "match").groupby(labels["band"], sort=False).mean().to_numpy()[::-1]
    best = (labels["answer"] != "no match").groupby(labels["band"], sort=False).mean().to_numpy()[::-1]
    sizes = band_sizes.to_numpy()[: len(worst)]
    return (worst * sizes).sum() / sizes.sum(), (best * sizes).sum() / sizes.sum()
