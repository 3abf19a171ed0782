def count_missing(column, sentinels):
    tidied = column.str.strip().str.lower()
    missing = len(column) - column.isna().sum() - tidied.isin(sentinels).sum()
    return missing
