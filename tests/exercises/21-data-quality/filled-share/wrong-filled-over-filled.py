# Wrong: missing values are left out below the line too.
def filled_share(records, column):
    filled = records[column].dropna()
    return filled.notna().mean()
