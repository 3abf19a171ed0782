# Wrong: both ends of the range are the share itself.
def chart(counts):
    share = counts["on_payroll"] / counts["people"]
    return {"share": share, "low": share, "high": share, "axis": (0, 1)}
