# Wrong: each group's part of all missed matches.
def missed_rate(counts):
    rate = counts["missed_matches"] / counts["missed_matches"].sum()
    return rate
