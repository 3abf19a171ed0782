# Wrong: counts firms only, so a tiny third firm passes.
def unsafe_totals(bills):
    """Return the sectors whose rest is less than 10% of their largest bill."""
    firms = bills.groupby("sector").size()
    return list(firms.index[firms < 3])
