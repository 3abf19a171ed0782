# Wrong: asks whether the largest holds more than half.
def unsafe_totals(bills):
    """Return the sectors whose rest is less than 10% of their largest bill."""
    found = bills.groupby("sector")["pay_bill"]
    return list(found.max().index[found.max() > 0.5 * found.sum()])
