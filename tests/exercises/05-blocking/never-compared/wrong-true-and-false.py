# Wrong: True or False for each record.
def never_compared(records, key):
    return records[key].isna()
