# Wrong: looks for missing values on one side only.
def points(at_school, on_payroll, agrees, differs):
    """Return the points for one column of one pair."""
    if pd.isna(on_payroll):
        return 0
    return agrees if at_school == on_payroll else differs
