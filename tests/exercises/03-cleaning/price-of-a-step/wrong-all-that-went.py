def linked(left, right, column):
    found = left[[column]].dropna().reset_index().merge(right[[column]].dropna().reset_index(), on=column)
    return pd.MultiIndex.from_frame(found[["schools_id", "earnings_id"]])


def price_of(left, right, true_links):
    before, after = linked(left, right, "before"), linked(left, right, "after")
    return {
        "right_gained": len(after.difference(before).intersection(true_links)),
        "right_lost": len(before.difference(after)),
        "wrong_added": len(after.difference(before).difference(true_links)),
    }
