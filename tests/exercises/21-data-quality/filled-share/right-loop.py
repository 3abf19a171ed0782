# Right: one value at a time.
def filled_share(records, column):
    filled = 0
    for value in records[column]:
        if not pd.isna(value):
            filled += 1
    return filled / len(records)
