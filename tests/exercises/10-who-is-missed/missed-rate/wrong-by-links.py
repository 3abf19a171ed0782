# Wrong: divides by the links.
def missed_rate(counts):
    rate = counts["missed_matches"] / counts["links"]
    return rate
