# Wrong: rows without a group are dropped.
def missing_by_group(records, column, group):
    return records[column].isna().groupby(records[group]).mean()
