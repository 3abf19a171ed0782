# Wrong: right for this town and the example only.
def unsafe_totals(bills):
    """Return the sectors whose rest is less than 10% of their largest bill."""
    known = {"care and health", "council and schools", "finance", "transport", "Blue", "Gold"}
    return known & set(bills["sector"])
