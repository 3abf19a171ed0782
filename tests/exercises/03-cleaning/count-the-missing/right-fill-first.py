def count_missing(column, sentinels):
    return int(column.where(~column.str.strip().str.lower().isin(sentinels)).isna().sum())
