# Wrong: the share that is filled.
def missing_by_group(records, column, group):
    return records[column].notna().groupby(records[group].fillna("not recorded")).mean()
