# Wrong: the share that is found.
def missed_rate(counts):
    rate = 1 - counts["missed_matches"] / counts["true_pairs"]
    return rate
