# Wrong: the one that keeps the most.
def cheapest_block(table, floor):
    enough = table[table["pairs_completeness"] >= floor]
    if len(enough) == 0:
        return "none"
    return enough.sort_values("pairs_completeness")["block"].iloc[-1]
