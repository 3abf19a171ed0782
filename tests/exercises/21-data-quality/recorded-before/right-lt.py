# Right: the method in place of the sign.
def recorded_before(dates, day):
    known = dates.dropna()
    share = known.lt(day).sum() / known.size
    return share
