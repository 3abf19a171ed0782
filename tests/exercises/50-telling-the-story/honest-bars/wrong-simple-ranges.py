# Wrong: the textbook range, which goes beyond 1 and has no width when everybody is on a payroll.
def chart(counts):
    share = counts["on_payroll"] / counts["people"]
    half = 1.96 * (share * (1 - share) / counts["people"]) ** 0.5
    return {"share": share, "low": share - half, "high": share + half, "axis": (0, 1)}
