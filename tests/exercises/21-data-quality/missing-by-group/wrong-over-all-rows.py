# Wrong: divided by the rows of all groups.
def missing_by_group(records, column, group):
    groups = records[group].fillna("not recorded")
    return records[column].isna().groupby(groups).sum() / len(records)
