# Wrong: one share for everybody.
def missing_by_group(records, column, group):
    return records[column].isna().mean()
