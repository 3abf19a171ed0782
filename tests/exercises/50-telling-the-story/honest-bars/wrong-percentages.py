# Wrong: percentages.
def chart(counts):
    share = 100 * counts["on_payroll"] / counts["people"]
    low, high = linkage.wilson(counts["on_payroll"], counts["people"])
    return {"share": share, "low": 100 * low, "high": 100 * high, "axis": (0, 100)}
