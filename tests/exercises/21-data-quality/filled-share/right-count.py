# Right: `count` leaves out missing values.
def filled_share(records, column):
    return records[column].count() / len(records)
