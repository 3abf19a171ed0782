# Right: the Wilson interval from statsmodels, the length of a vector for the root of squares.
from statsmodels.stats.proportion import proportion_confint


def precision_interval(labels, band_sizes):
    counts = labels.groupby("band")["is_match"].agg(["sum", "count"]).loc[band_sizes.index]
    low, high = proportion_confint(counts["sum"], counts["count"], method="wilson")
    p, share = (counts["sum"] / counts["count"]).to_numpy(), (band_sizes / band_sizes.sum()).to_numpy()
    middle = p @ share
    return middle - np.linalg.norm(share * (p - low)), middle + np.linalg.norm(share * (high - p))
