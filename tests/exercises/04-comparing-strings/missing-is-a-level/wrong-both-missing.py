# Wrong: only where both are missing; otherwise the empty text is compared.
def count_levels(left, right, threshold):
    counts = {"agrees": 0, "differs": 0, "not recorded": 0}
    for one, other in zip(left.fillna(""), right.fillna("")):
        if one == other == '':
            counts["not recorded"] += 1
        elif jaro_winkler(one, other) >= threshold:
            counts["agrees"] += 1
        else:
            counts["differs"] += 1
    return counts
