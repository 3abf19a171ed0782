# Wrong: after in place of before.
def recorded_before(dates, day):
    known = dates.dropna()
    share = (known > day).mean()
    return share
