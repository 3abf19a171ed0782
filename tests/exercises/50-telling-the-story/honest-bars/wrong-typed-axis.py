# Wrong: an axis that fits the visible counts only.
def chart(counts):
    share = counts["on_payroll"] / counts["people"]
    low, high = linkage.wilson(counts["on_payroll"], counts["people"])
    return {"share": share, "low": low, "high": high, "axis": (0, 0.8)}
