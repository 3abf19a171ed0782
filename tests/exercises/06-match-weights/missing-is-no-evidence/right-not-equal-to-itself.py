# Right: NaN is the one value that does not equal itself.
def points(at_school, on_payroll, agrees, differs):
    """Return the points for one column of one pair."""
    for value in (at_school, on_payroll):
        if value is None or value != value:
            return 0.0
    if at_school == on_payroll:
        return agrees
    return differs
