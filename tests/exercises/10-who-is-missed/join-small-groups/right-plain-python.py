# Right: plain Python.
def join_small(table, least):
    rows, small = {}, [0, 0]
    for name, pairs, missed in zip(table.index, table["true_pairs"], table["missed_matches"]):
        if pairs >= least:
            rows[name] = (pairs, missed)
        else:
            small[0] += pairs
            small[1] += missed
    if len(rows) < len(table):
        rows["small groups"] = tuple(small)
    joined = pd.DataFrame.from_dict(rows, orient="index", columns=["true_pairs", "missed_matches"])
    joined["rate"] = joined["missed_matches"] / joined["true_pairs"]
    return joined
