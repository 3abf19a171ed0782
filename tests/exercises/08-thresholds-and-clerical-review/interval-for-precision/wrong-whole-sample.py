# Wrong: one interval for the whole sample, bands forgotten.
def precision_interval(labels, band_sizes):
    return linkage.wilson(labels["is_match"].sum(), len(labels))
