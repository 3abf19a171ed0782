# Right: `groupby` leaves out missing values by itself.
def surplus_rows(records, columns):
    sizes = records.groupby(columns).size()
    return int((sizes - 1).sum())
