# Wrong: it speaks of a cause.
def headline(table):
    table = table.sort_values("share", ascending=False)
    first, second = table.index
    larger, smaller = table["share"]
    apart = table["low"].iloc[0] > table["high"].iloc[1]
    if apart:
        return f"Being {second} leads to fewer people on a payroll: {larger:.0%} of {first}, {smaller:.0%} of {second}"
    return f"On a payroll: {larger:.0%} of {first}, {smaller:.0%} of {second}. We cannot tell these groups apart"
