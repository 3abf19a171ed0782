# Wrong: the share that is empty.
def filled_share(records, column):
    share = records[column].isna().mean()
    return share
