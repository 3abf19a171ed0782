# Wrong: the floor is forgotten.
def cheapest_block(table, floor):
    if table["pairs_completeness"].max() < floor:
        return "none"
    return table.sort_values("pairs")["block"].iloc[0]
