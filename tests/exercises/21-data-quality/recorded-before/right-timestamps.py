# Right: as dates.
def recorded_before(dates, day):
    known = dates.dropna()
    return (pd.to_datetime(known) < pd.Timestamp(day)).mean()
