# Wrong: the f before the quotation marks is missing, so nothing is filled in.
def headline(table):
    table = table.sort_values("share", ascending=False)
    first, second = table.index
    larger, smaller = table["share"]
    apart = table["low"].iloc[0] > table["high"].iloc[1]
    if apart:
        return "{larger:.0%} of {first} are on a payroll, against {smaller:.0%} of {second}"
    return "On a payroll: {larger:.0%} of {first}, {smaller:.0%} of {second}. We cannot tell these groups apart"
