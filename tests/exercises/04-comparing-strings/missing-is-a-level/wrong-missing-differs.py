# Wrong: missing counts as differing.
def count_levels(left, right, threshold):
    counts = {"agrees": 0, "differs": 0, "not recorded": 0}
    for one, other in zip(left.fillna(""), right.fillna("")):
        counts["agrees" if jaro_winkler(one, other) >= threshold else "differs"] += 1
    return counts
