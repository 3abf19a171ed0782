# Right: a table with one column.
def missing_by_group(records, column, group):
    table = records.assign(missing=records[column].isna(), group=records[group].fillna("not recorded"))
    return table.groupby("group")[["missing"]].mean()
