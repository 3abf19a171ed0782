# Right: rows less different rows, in plain Python.
def surplus_rows(records, columns):
    rows = []
    for row in records[columns].itertuples(index=False):
        if not any(pd.isna(value) for value in row):
            rows.append(tuple(row))
    return len(rows) - len(set(rows))
