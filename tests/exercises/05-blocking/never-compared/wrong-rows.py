# Wrong: the rows, not their numbers.
def never_compared(records, key):
    return records[records[key].isna()]
