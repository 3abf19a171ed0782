# Right: pandas counts the missing ones.
def points(at_school, on_payroll, agrees, differs):
    """Return the points for one column of one pair."""
    values = pd.Series([at_school, on_payroll], dtype=object)
    if values.isna().any():
        return 0
    return agrees if values.nunique() == 1 else differs
