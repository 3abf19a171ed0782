# Right: plain Python.
def cheapest_block(table, floor):
    best = None
    for row in table.to_dict("records"):
        if row["pairs_completeness"] < floor:
            continue
        if best is None or (row["pairs"], -row["pairs_completeness"]) < (best["pairs"], -best["pairs_completeness"]):
            best = row
    return "none" if best is None else best["block"]
