def price_of(left, right, true_links):
    ids = ["schools_id", "earnings_id"]
    found = {}
    for column in ("before", "after"):
        pairs = left.dropna(subset=[column]).reset_index().merge(right.dropna(subset=[column]).reset_index(), on=column)
        found[column] = pairs[ids]
    both = found["before"].merge(found["after"], on=ids, how="outer", indicator=True)
    true = pd.Series([pair in set(true_links) for pair in both[ids].itertuples(index=False, name=None)], index=both.index, dtype=bool) if len(both) < 200 else both.merge(true_links.to_frame(index=False).assign(t=True), on=ids, how="left")["t"].notna()
    came, went = both["_merge"] == "right_only", both["_merge"] == "left_only"
    return {"right_gained": (came & true).sum(), "right_lost": (went & true).sum(), "wrong_added": (came & ~true).sum()}
