# Wrong: the axis ends with the longest bar, so its range does not fit in.
def chart(counts):
    share = counts["on_payroll"] / counts["people"]
    low, high = linkage.wilson(counts["on_payroll"], counts["people"])
    axis = (0, share.max())
    return {"share": share, "low": low, "high": high, "axis": axis}
