# Wrong: the safe ones.
def unsafe_totals(bills):
    """Return the sectors whose rest is less than 10% of their largest bill."""
    safe = []
    for sector, bill in bills.groupby("sector")["pay_bill"]:
        if bill.sum() - bill.nlargest(2).sum() >= 0.1 * bill.max():
            safe.append(sector)
    return safe
