def count_missing(column, sentinels):
    missing = 0
    for value in column:
        if pd.isna(value) or value.strip().lower() in sentinels:
            missing += 1
    return missing
