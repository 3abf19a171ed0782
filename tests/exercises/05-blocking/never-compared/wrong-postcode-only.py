# Wrong: always looks at the postcode.
def never_compared(records, key):
    return records[records["postcode"].isna()].index
