# Right: what is not empty is filled.
def filled_share(records, column):
    return 1 - records[column].isna().mean()
