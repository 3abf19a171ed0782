# Wrong: a row for small groups even when there are none.
def join_small(table, least):
    is_small = table["true_pairs"] < least
    joined = table[~is_small].copy()
    joined.loc["small groups"] = table[is_small].sum()
    return joined.assign(rate=joined["missed_matches"] / joined["true_pairs"])
