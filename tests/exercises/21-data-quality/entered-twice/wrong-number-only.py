# Wrong: admitted again is not entered twice.
def surplus_rows(records, columns):
    return records[columns[0]].dropna().duplicated().sum()
