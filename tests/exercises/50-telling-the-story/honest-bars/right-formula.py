# Right: Wilson's formula itself.
def chart(counts):
    n, z = counts["people"].to_numpy(), 1.959963984540054
    p = counts["on_payroll"].to_numpy() / n
    middle = (p + z**2 / (2 * n)) / (1 + z**2 / n)
    half = z / (1 + z**2 / n) * (p * (1 - p) / n + z**2 / (4 * n**2)) ** 0.5
    return {"share": p, "low": middle - half, "high": middle + half, "axis": (0.0, 1.05)}
