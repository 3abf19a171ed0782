# Right: one less the share found.
def missed_rate(counts):
    return 1 - (counts["true_pairs"] - counts["missed_matches"]) / counts["true_pairs"]
