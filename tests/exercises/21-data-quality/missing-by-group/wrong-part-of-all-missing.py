# Wrong: each group's part of the missing values.
def missing_by_group(records, column, group):
    groups = records[group].fillna("not recorded")
    return records[column].isna().groupby(groups).sum() / records[column].isna().sum()
