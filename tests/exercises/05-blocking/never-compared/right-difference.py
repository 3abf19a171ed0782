# Right: all records without those that have a key.
def never_compared(records, key):
    return set(records.index) - set(records.dropna(subset=[key]).index)
