# Right: the method in place of the sign.
def missed_rate(counts):
    return counts["missed_matches"].div(counts["true_pairs"])
