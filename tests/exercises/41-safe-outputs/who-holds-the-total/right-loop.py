# Right: sorts the bills of each sector.
def unsafe_totals(bills):
    """Return the sectors whose rest is less than 10% of their largest bill."""
    unsafe = set()
    for sector in bills["sector"].unique():
        found = sorted(bills.loc[bills["sector"] == sector, "pay_bill"], reverse=True)
        if sum(found[2:]) < found[0] / 10:
            unsafe.add(sector)
    return unsafe
