# Wrong: holds the rest against the total.
def unsafe_totals(bills):
    """Return the sectors whose rest is less than 10% of their largest bill."""
    unsafe = []
    for sector, bill in bills.groupby("sector")["pay_bill"]:
        if bill.sum() - bill.nlargest(2).sum() < 0.1 * bill.sum():
            unsafe.append(sector)
    return unsafe
