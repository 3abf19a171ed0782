# Right: counts in a table, then shares.
def precision_range(labels, band_sizes):
    counts = pd.crosstab(labels["band"], labels["answer"]).reindex(columns=["match", "cannot tell", "no match"], fill_value=0)
    share = band_sizes[band_sizes > 0] / band_sizes.sum()
    worst = counts["match"] / counts.sum(axis=1)
    best = worst + counts["cannot tell"] / counts.sum(axis=1)
    return [(worst * share).sum(), (best * share).sum()]
