# Right: with pandas' own method, and both ends at once.
def chart(counts):
    share = counts["on_payroll"].div(counts["people"])
    ends = linkage.wilson(counts["on_payroll"], counts["people"])
    return {"share": share, "low": ends[0], "high": ends[1], "axis": (0, 1)}
