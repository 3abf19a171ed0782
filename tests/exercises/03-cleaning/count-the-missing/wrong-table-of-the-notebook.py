def count_missing(column, sentinels):
    return boxes.isna().sum() + boxes.str.strip().str.lower().isin(sentinels).sum()
