# Wrong: no similarity, letter by letter.
def count_levels(left, right, threshold):
    counts = {"agrees": 0, "differs": 0, "not recorded": 0}
    for one, other in zip(left, right):
        if pd.isna(one) or pd.isna(other) or one == "" or other == "":
            counts["not recorded"] += 1
        elif one == other:
            counts["agrees"] += 1
        else:
            counts["differs"] += 1
    return counts
