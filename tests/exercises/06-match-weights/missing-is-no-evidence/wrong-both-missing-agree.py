# Wrong: two missing values count as agreement.
def points(at_school, on_payroll, agrees, differs):
    """Return the points for one column of one pair."""
    if at_school == on_payroll or (pd.isna(at_school) and pd.isna(on_payroll)):
        return agrees
    if pd.isna(at_school) or pd.isna(on_payroll):
        return 0
    return differs
