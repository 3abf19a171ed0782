# Right: a loop over the groups, and a dictionary.
def missing_by_group(records, column, group):
    groups = records[group].fillna("not recorded")
    return {name: records.loc[groups == name, column].isna().mean() for name in groups.unique()}
