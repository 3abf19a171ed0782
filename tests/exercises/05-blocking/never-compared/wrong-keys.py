# Wrong: the missing keys themselves.
def never_compared(records, key):
    return records[records[key].isna()][key]
