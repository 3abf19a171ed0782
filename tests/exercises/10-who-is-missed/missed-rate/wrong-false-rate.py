# Wrong: false matches in place of missed ones.
def missed_rate(counts):
    rate = counts["false_matches"] / counts["links"]
    return rate
