# Wrong: the one with the most pairs.
def cheapest_block(table, floor):
    enough = table[table["pairs_completeness"] >= floor]
    if len(enough) == 0:
        return "none"
    return enough.sort_values("pairs")["block"].iloc[-1]
