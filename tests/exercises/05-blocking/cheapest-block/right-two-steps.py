# Right: fewest pairs, and of these the one that keeps most.
def cheapest_block(table, floor):
    enough = table.query("pairs_completeness >= @floor").set_index("block")
    if enough.empty:
        return "none"
    fewest = enough[enough["pairs"] == enough["pairs"].min()]
    return fewest["pairs_completeness"].idxmax()
