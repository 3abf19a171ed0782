# Wrong: counts.
def missing_by_group(records, column, group):
    return records[column].isna().groupby(records[group].fillna("not recorded")).sum()
