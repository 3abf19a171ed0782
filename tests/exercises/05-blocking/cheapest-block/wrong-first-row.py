# Wrong: the first that keeps enough.
def cheapest_block(table, floor):
    enough = table[table["pairs_completeness"] >= floor]
    if len(enough) == 0:
        return "none"
    return enough["block"].iloc[0]
