# Wrong: right for this town's groups only.
def too_small(counts):
    return counts.index.isin(["Mixed", "Other", "Ash", "Yew"])
