# Wrong: a subject, and no finding.
def headline(table):
    table = table.sort_values("share", ascending=False)
    first, second = table.index
    larger, smaller = table["share"]
    apart = table["low"].iloc[0] > table["high"].iloc[1]
    return f"Payroll by group: {first} and {second}"
