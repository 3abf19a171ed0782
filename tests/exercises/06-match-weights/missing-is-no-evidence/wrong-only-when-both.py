# Wrong: gives 0 only when both are missing.
def points(at_school, on_payroll, agrees, differs):
    """Return the points for one column of one pair."""
    if pd.isna(at_school) and pd.isna(on_payroll):
        return 0
    return agrees if at_school == on_payroll else differs
