# Wrong: both ends of the range under one name, and the other name a gap.
def chart(counts):
    share = counts["on_payroll"] / counts["people"]
    low = linkage.wilson(counts["on_payroll"], counts["people"])
    high = ...
    axis = (0, 1)
    return {"share": share, "low": low, "high": high, "axis": axis}
