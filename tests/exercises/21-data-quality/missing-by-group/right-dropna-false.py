# Right: pandas keeps the missing group, renamed afterwards.
def missing_by_group(records, column, group):
    share = records[column].isna().groupby(records[group], dropna=False).mean()
    share.index = share.index.fillna("not recorded")
    return share
