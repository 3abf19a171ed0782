# Wrong: a missing value is not equal to an empty text either, so everything counts.
def filled_share(records, column):
    return (records[column] != "").mean()
