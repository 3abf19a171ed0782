# Right: one band at a time.
def precision_interval(labels, band_sizes):
    estimate = down = up = 0
    for name, size in band_sizes.items():
        answers = labels.loc[labels["band"] == name, "is_match"]
        share, p = size / band_sizes.sum(), answers.mean()
        low, high = linkage.wilson(answers.sum(), len(answers))
        estimate += share * p
        down += (share * (p - low)) ** 2
        up += (share * (high - p)) ** 2
    return [estimate - down**0.5, estimate + up**0.5]
