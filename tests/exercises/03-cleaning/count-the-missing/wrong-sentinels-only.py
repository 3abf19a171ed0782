def count_missing(column, sentinels):
    tidied = column.str.strip().str.lower()
    missing = tidied.isin(sentinels).sum()
    return missing
