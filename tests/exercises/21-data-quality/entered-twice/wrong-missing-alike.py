# Wrong: two missing numbers are taken for one.
def surplus_rows(records, columns):
    return records.duplicated(subset=columns).sum()
