# Wrong: rows without a number count as surplus.
def surplus_rows(records, columns):
    return len(records) - len(records.dropna(subset=columns).drop_duplicates(subset=columns))
