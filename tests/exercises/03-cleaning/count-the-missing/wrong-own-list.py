def count_missing(column, sentinels):
    tidied = column.str.strip().str.lower()
    missing = column.isna().sum() + tidied.isin(SENTINELS).sum()
    return missing
