# Wrong: a group without gaps is left out.
def missing_by_group(records, column, group):
    groups = records[group].fillna("not recorded")
    return groups[records[column].isna()].value_counts().div(groups.value_counts()).dropna()
