# Wrong: forgets NaN.
def points(at_school, on_payroll, agrees, differs):
    """Return the points for one column of one pair."""
    if at_school is None or on_payroll is None:
        return 0
    return agrees if at_school == on_payroll else differs
