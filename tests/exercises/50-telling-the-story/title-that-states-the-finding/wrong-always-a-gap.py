# Wrong: a gap is announced, whether it may be chance or not.
def headline(table):
    table = table.sort_values("share", ascending=False)
    first, second = table.index
    larger, smaller = table["share"]
    apart = table["low"].iloc[0] > table["high"].iloc[1]
    return f"{first} are more often on a payroll: {larger:.0%}, against {smaller:.0%} of {second}"
