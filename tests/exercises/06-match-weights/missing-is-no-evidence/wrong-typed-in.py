# Wrong: the points of the example, whatever is given.
def points(at_school, on_payroll, agrees, differs):
    """Return the points for one column of one pair."""
    if pd.isna(at_school) or pd.isna(on_payroll):
        return 0
    return 7.2 if at_school == on_payroll else -0.8
