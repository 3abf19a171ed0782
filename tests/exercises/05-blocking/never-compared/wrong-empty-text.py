# Wrong: a missing value is not an empty text.
def never_compared(records, key):
    return records[records[key] == ""].index
