# Wrong: a level without pairs is left out.
def count_levels(left, right, threshold):
    levels = []
    for one, other in zip(left, right):
        if pd.isna(one) or pd.isna(other) or one == "" or other == "":
            levels.append("not recorded")
        else:
            levels.append("agrees" if jaro_winkler(one, other) >= threshold else "differs")
    return pd.Series(levels, dtype=object).value_counts()
