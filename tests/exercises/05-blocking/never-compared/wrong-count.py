# Wrong: how many, not which.
def never_compared(records, key):
    return records[key].isna().sum()
