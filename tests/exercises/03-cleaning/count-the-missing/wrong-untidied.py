def count_missing(column, sentinels):
    tidied = column.str.strip().str.lower()
    missing = column.isna().sum() + column.isin(sentinels).sum()
    return missing
