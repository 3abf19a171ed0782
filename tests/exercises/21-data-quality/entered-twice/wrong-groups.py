# Wrong: three rows alike count once.
def surplus_rows(records, columns):
    known = records.dropna(subset=columns)
    again = known[known.duplicated(subset=columns)]
    return len(again.drop_duplicates(subset=columns))
