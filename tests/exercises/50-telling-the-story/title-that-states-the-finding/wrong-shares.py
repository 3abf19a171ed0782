# Wrong: shares from 0 to 1, with many digits.
def headline(table):
    table = table.sort_values("share", ascending=False)
    first, second = table.index
    larger, smaller = table["share"]
    apart = table["low"].iloc[0] > table["high"].iloc[1]
    if apart:
        return f"{first} are more often on a payroll: {larger}, against {smaller} of {second}"
    return f"On a payroll: {larger} of {first}, {smaller} of {second}. We cannot tell these groups apart"
