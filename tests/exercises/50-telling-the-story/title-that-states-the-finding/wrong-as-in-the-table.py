# Wrong: in the order of the table, whoever is ahead.
def headline(table):
    one, other = table.index
    shares = table["share"]
    if table["low"].max() > table["high"].min():
        return f"{one} are more often on a payroll: {shares[one]:.0%}, against {shares[other]:.0%} of {other}"
    return f"On a payroll: {shares[one]:.0%} of {one}, {shares[other]:.0%} of {other}. We cannot tell these groups apart"
