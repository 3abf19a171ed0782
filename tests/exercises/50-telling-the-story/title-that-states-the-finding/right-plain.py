# Right: short, and with the percentages after the names.
def headline(table):
    table = table.sort_values("share", ascending=False)
    first, second = table.index
    larger, smaller = table["share"]
    apart = table["low"].iloc[0] > table["high"].iloc[1]
    if apart:
        return f"{first.capitalize()} are on a payroll more often: {larger:.0%}, {second} {smaller:.0%}"
    return f"Payroll: we cannot tell {second} ({smaller:.0%}) and {first} ({larger:.0%}) apart"
