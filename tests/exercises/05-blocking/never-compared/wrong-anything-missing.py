# Wrong: records with anything missing.
def never_compared(records, key):
    return records[records.isna().any(axis=1)].index
