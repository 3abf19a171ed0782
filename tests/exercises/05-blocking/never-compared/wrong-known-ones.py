# Wrong: those that have a key.
def never_compared(records, key):
    return records[records[key].notna()].index
