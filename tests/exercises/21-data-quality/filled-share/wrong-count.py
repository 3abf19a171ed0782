# Wrong: a count, not a share.
def filled_share(records, column):
    share = records[column].notna().sum()
    return share
