# Right: the index, narrowed by True and False.
def never_compared(records, key):
    return records.index[records[key].isna()]
