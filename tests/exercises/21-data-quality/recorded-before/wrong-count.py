# Wrong: a count.
def recorded_before(dates, day):
    known = dates.dropna()
    share = (known < day).sum()
    return share
