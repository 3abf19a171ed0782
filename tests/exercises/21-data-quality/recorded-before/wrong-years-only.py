# Wrong: only the years are compared.
def recorded_before(dates, day):
    known = dates.dropna()
    share = (known.str[:4] < day[:4]).mean()
    return share
