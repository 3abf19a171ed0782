# Wrong: rows without a date below the line.
def recorded_before(dates, day):
    known = dates.dropna()
    share = (dates < day).mean()
    return share
