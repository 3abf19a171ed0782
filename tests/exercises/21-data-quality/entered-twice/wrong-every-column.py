# Wrong: every column has to agree.
def surplus_rows(records, columns):
    return records.dropna(subset=columns).duplicated().sum()
