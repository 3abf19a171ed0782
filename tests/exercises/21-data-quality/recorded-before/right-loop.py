# Right: one date at a time.
def recorded_before(dates, day):
    known = dates.dropna()
    early = [date for date in known if date < day]
    return len(early) / len(known)
