def count_missing(column, sentinels):
    tidied = column.str.strip().str.lower()
    missing = (column.isna() | tidied.isin(sentinels)).sum()
    return missing
