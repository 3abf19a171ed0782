# Wrong: of two with the same number of pairs, the one that keeps less.
def cheapest_block(table, floor):
    enough = table[table["pairs_completeness"] >= floor]
    if len(enough) == 0:
        return "none"
    return enough.sort_values(["pairs", "pairs_completeness"])["block"].iloc[0]
