# Wrong: stops when no block reaches the floor.
def cheapest_block(table, floor):
    enough = table[table["pairs_completeness"] >= floor]
    return enough.sort_values(["pairs", "pairs_completeness"], ascending=[True, False])["block"].iloc[0]
