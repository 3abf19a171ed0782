# Wrong: a rest of exactly a tenth is safe.
def unsafe_totals(bills):
    """Return the sectors whose rest is less than 10% of their largest bill."""
    unsafe = []
    for sector, bill in bills.groupby("sector")["pay_bill"]:
        if bill.sum() - bill.nlargest(2).sum() <= 0.1 * bill.max():
            unsafe.append(sector)
    return unsafe
