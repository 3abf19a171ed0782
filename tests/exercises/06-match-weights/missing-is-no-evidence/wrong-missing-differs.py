# Wrong: a missing value counts as a difference.
def points(at_school, on_payroll, agrees, differs):
    """Return the points for one column of one pair."""
    return agrees if at_school == on_payroll else differs
