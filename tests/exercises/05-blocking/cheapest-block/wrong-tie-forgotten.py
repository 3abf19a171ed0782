# Wrong: takes either of two with the same number of pairs.
def cheapest_block(table, floor):
    enough = table[table["pairs_completeness"] >= floor]
    if len(enough) == 0:
        return "none"
    return table.loc[enough["pairs"].idxmin(), "block"]
