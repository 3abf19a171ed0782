# Right: ranks the bills of all sectors at once.
def unsafe_totals(bills):
    """Return the sectors whose rest is less than 10% of their largest bill."""
    rank = bills.groupby("sector")["pay_bill"].rank(ascending=False, method="first")
    rest = bills["pay_bill"].where(rank > 2, 0).groupby(bills["sector"]).sum()
    largest = bills.groupby("sector")["pay_bill"].max()
    return rest.index[rest < 0.1 * largest]
