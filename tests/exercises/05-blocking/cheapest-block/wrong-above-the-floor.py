# Wrong: exactly the floor is enough.
def cheapest_block(table, floor):
    enough = table[table["pairs_completeness"] > floor]
    if len(enough) == 0:
        return "none"
    return enough.sort_values(["pairs", "pairs_completeness"], ascending=[True, False])["block"].iloc[0]
