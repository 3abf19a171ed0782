# Wrong: typed in.
def filled_share(records, column):
    return 0.8228
