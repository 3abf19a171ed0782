# Wrong: the day itself counts.
def recorded_before(dates, day):
    known = dates.dropna()
    share = (known <= day).mean()
    return share
