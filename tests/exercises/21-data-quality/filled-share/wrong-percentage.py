# Wrong: a percentage.
def filled_share(records, column):
    share = 100 * records[column].notna().mean()
    return share
