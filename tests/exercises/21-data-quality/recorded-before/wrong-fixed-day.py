# Wrong: always the day of the hint.
def recorded_before(dates, day):
    known = dates.dropna()
    share = (known < "2021-06-30").mean()
    return share
