# Wrong: the axis starts where the bars begin to differ.
def chart(counts):
    share = counts["on_payroll"] / counts["people"]
    low, high = linkage.wilson(counts["on_payroll"], counts["people"])
    axis = (0.9 * share.min(), 1)
    return {"share": share, "low": low, "high": high, "axis": axis}
