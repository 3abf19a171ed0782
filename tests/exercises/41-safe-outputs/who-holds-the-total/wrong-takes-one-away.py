# Wrong: takes the largest away only.
def unsafe_totals(bills):
    """Return the sectors whose rest is less than 10% of their largest bill."""
    unsafe = []
    for sector, bill in bills.groupby("sector")["pay_bill"]:
        if bill.sum() - bill.max() < 0.1 * bill.max():
            unsafe.append(sector)
    return unsafe
