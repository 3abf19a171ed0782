# Wrong: gives nothing back, not the text.
def cheapest_block(table, floor):
    enough = table[table["pairs_completeness"] >= floor]
    if len(enough) > 0:
        return enough.sort_values(["pairs", "pairs_completeness"], ascending=[True, False])["block"].iloc[0]
