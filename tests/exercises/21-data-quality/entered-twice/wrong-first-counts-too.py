# Wrong: the first of each counts too.
def surplus_rows(records, columns):
    return records.dropna(subset=columns).duplicated(subset=columns, keep=False).sum()
