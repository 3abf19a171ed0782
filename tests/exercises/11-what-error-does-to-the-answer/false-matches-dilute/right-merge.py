# Right: joins the two tables to the pairs, then groups.
def pay_gap(links, schools, earnings):
    rows = links.to_frame(index=False).merge(schools[["free_school_meals"]], left_on="schools_id", right_index=True)
    rows = rows.merge(earnings[["pay_at_25"]], left_on="earnings_id", right_index=True)
    means = rows.groupby("free_school_meals")["pay_at_25"].mean()
    return float(means[True] / means[False] - 1)
