# Wrong: the rows that stay.
def surplus_rows(records, columns):
    return len(records.dropna(subset=columns).drop_duplicates(subset=columns))
