# Wrong: drops what nobody could tell.
def precision_range(labels, band_sizes):
    told = labels[labels["answer"] != "cannot tell"]
    share = (told["answer"] == "match").groupby(told["band"]).mean()
    precision = (share * band_sizes).sum() / band_sizes.sum()
    return precision, precision
